import { open } from '../../platform/navigation.ts'
import { Card } from '../../ui/card/card.tsx'
import { Row } from '../../ui/row/row.tsx'
import { Screen } from '../../ui/screen/screen.tsx'

export default function MePage() {
  return (
    <Screen tab="me" title="我的">
      <Card list>
        <Row icon="eye" title="字号和深浅" onPress={() => open('settings')} />
      </Card>
    </Screen>
  )
}
