import { View } from '@tarojs/components'
import { open } from '../../../platform/navigation.ts'
import { ICON_OF_KIND } from '../../../state/standing.ts'
import { Card } from '../../../ui/card/card.tsx'
import { Row } from '../../../ui/row/row.tsx'
import { Section } from '../../../ui/section/section.tsx'
import { State } from '../../../ui/state/state.tsx'
import type { Urgent } from '../urgent.ts'

/** 正在办: what needs the person most, and the next visit. */
export function UnderWay({ items, count }: { items: readonly Urgent[]; count: string }) {
  if (items.length === 0) {
    return (
      <>
        <Section title="正在办" link="办过的" onLink={() => open('requests')} />
        <Card>
          <View className="t2 q">没有正在办的事</View>
        </Card>
      </>
    )
  }
  return (
    <>
      <Section title="正在办" link={`全部 ${count} 件`} onLink={() => open('requests')} />
      <Card list>
        {items.map((item) => (
          <Row
            key={item.id}
            bold
            icon={ICON_OF_KIND[item.kind]}
            title={item.title}
            sub={item.sentence}
            state={<State {...item.standing} />}
            onPress={() => open('request', { id: item.id })}
          />
        ))}
      </Card>
    </>
  )
}
