import { View } from '@tarojs/components'
import { BottomBar } from '../../../../ui/bottom-bar/bottom-bar.tsx'
import { Button } from '../../../../ui/button/button.tsx'
import { Field } from '../../../../ui/field/field.tsx'
import { TextInput } from '../../../../ui/field/text-input.tsx'
import { Title } from '../../../../ui/hero/hero.tsx'
import { Screen } from '../../../../ui/screen/screen.tsx'
import { useStatus, type Status } from '../../use-status.ts'
import { Standing } from './parts/standing.tsx'

/** How a tip stands, for who has its receipt. */
export default function StatusPage() {
  const status = useStatus()
  return status.tip ? <Standing status={status} tip={status.tip} /> : <Ask status={status} />
}

function Ask({ status: { typed, type, fault, reading, search } }: { status: Status }) {
  const error = fault ?? reading.problem?.sentence
  return (
    <Screen
      title="线索进展"
      bar={
        <BottomBar line="只认回执号，不用登录，这里也不记您是谁">
          <Button busy={reading.busy && '正在查'} onPress={() => void search()}>
            看进展
          </Button>
        </BottomBar>
      }
    >
      <Title size="4">凭回执号看进展</Title>
      <View className="mt5">
        <Field label="回执号，20 位数字" error={error}>
          <TextInput
            kind="number"
            label="回执号"
            placeholder="空格可打可不打"
            max={30}
            wrong={error !== undefined}
            value={typed}
            onChange={type}
            onConfirm={() => void search()}
          />
        </Field>
      </View>
    </Screen>
  )
}
