import { View } from '@tarojs/components'
import { getJobSummary } from '../../../../api/jobs.ts'
import { useResource } from '../../../../state/use-resource.ts'
import { Card } from '../../../../ui/card/card.tsx'
import { Title } from '../../../../ui/hero/hero.tsx'
import { Loaded } from '../../../../ui/loaded/loaded.tsx'
import { Pairs } from '../../../../ui/pairs/pairs.tsx'
import { Screen } from '../../../../ui/screen/screen.tsx'
import { Skeleton } from '../../../../ui/skeleton/skeleton.tsx'
import { Gate } from '../../parts/gate.tsx'
import { WaitingBar } from '../../parts/waiting-bar.tsx'

export default function SummaryPage() {
  return (
    <Gate title="今天的成绩">
      <Summary />
    </Gate>
  )
}

/** The day in figures, as the server has it: what waits on the phone is not counted yet, and the bar says so. */
function Summary() {
  const summary = useResource('jobs:summary', () => getJobSummary({}))
  return (
    <Screen title="今天的成绩" head={<WaitingBar />}>
      <Loaded of={summary} skeleton={<Skeleton rows={2} />} offline="有网了再看">
        {({ jobs, firstTimeFixed, rating, distanceKm }) => (
          <View className="mt4">
            <Title>{`完成 ${jobs.done} 单`}</Title>
            <View className="mt4">
              <Card label="今天">
                <Pairs
                  bold
                  items={[
                    { name: '一共', value: `${jobs.total} 单` },
                    { name: '没做成', value: `${jobs.unable} 单` },
                    { name: '还没做', value: `${jobs.left} 单` },
                    { name: '一次就好', value: `${firstTimeFixed.of} 单里 ${firstTimeFixed.n} 单` },
                    {
                      name: '客户评价',
                      value: rating ? `${rating.average.toFixed(1)} 分，${rating.count} 人` : '还没有',
                    },
                    { name: '走了', value: distanceKm === null ? '算不出' : `直线 ${distanceKm} 公里` },
                  ]}
                />
              </Card>
            </View>
          </View>
        )}
      </Loaded>
    </Screen>
  )
}
