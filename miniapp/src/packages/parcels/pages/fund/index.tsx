import type { FundView } from '@onehall/shared/contract/notices'
import { longDay } from '@onehall/shared/domain/time'
import { View } from '@tarojs/components'
import { getFund } from '../../../../api/notices.ts'
import { usePull } from '../../../../platform/pull.ts'
import { useResource } from '../../../../state/use-resource.ts'
import { Card } from '../../../../ui/card/card.tsx'
import { Title } from '../../../../ui/hero/hero.tsx'
import { Loaded } from '../../../../ui/loaded/loaded.tsx'
import { Pairs } from '../../../../ui/pairs/pairs.tsx'
import { Row } from '../../../../ui/row/row.tsx'
import { Screen } from '../../../../ui/screen/screen.tsx'
import { Section } from '../../../../ui/section/section.tsx'
import { Skeleton } from '../../../../ui/skeleton/skeleton.tsx'
import { grouped, yuan } from '../../numbers.ts'

/** What came together for the search, and each thing it paid. */
export default function FundPage() {
  const fund = useResource('fund', getFund)
  usePull(fund.reload)
  return (
    <Screen title="寻人的钱">
      <Loaded of={fund} skeleton={<Skeleton rows={4} />}>
        {(one) => <Fund fund={one} />}
      </Loaded>
    </Screen>
  )
}

function Fund({ fund }: { fund: FundView }) {
  const { perOrder, orders, total, paid, balance, payments } = fund
  return (
    <>
      <View className="t1 q">一共攒了</View>
      <Title>{`${yuan(total)} 元`}</Title>
      <View className="t2 q mt1 pretty">{`每一单，一厅出 ${perOrder / 100} 元，您不多付。到现在 ${grouped(orders)} 单`}</View>
      <View className="mt5">
        <Card label="账">
          <Pairs
            bold
            items={[
              { name: '已经用了', value: `${yuan(paid)} 元` },
              { name: '还剩', value: `${yuan(balance)} 元` },
            ]}
          />
        </Card>
      </View>
      <Section title="用在哪里" />
      {payments.length === 0 ? (
        <Card>
          <View className="t2 q">还没有用过</View>
        </Card>
      ) : (
        <Card list label="用在哪里">
          {payments.map(({ id, what, amount, at, balance: left }) => (
            <Row
              key={id}
              title={what}
              sub={`${longDay(at)}，用后剩 ${yuan(left)} 元`}
              end={`${yuan(amount)} 元`}
            />
          ))}
        </Card>
      )}
    </>
  )
}
