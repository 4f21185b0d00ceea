import type { DeskMetricsView } from '@onehall/shared/contract/desk'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { getDeskMetrics } from '../../../../api/desk.ts'
import { open } from '../../../../platform/navigation.ts'
import { useResource } from '../../../../state/use-resource.ts'
import { Card } from '../../../../ui/card/card.tsx'
import { Segmented } from '../../../../ui/choice/segmented.tsx'
import { Loaded } from '../../../../ui/loaded/loaded.tsx'
import { Pairs } from '../../../../ui/pairs/pairs.tsx'
import { Row } from '../../../../ui/row/row.tsx'
import { Screen } from '../../../../ui/screen/screen.tsx'
import { Section } from '../../../../ui/section/section.tsx'
import { Skeleton } from '../../../../ui/skeleton/skeleton.tsx'
import { Gate } from '../../parts/gate.tsx'
import { sectionsOf } from '../../sections.ts'

const SPANS = [
  { value: '1', text: '24 小时' },
  { value: '7', text: '7 天' },
  { value: '30', text: '30 天' },
] as const
type Span = (typeof SPANS)[number]['value']

export default function MetricsPage() {
  return (
    <Gate title="客服指标" roles={['agent', 'ops']}>
      <Metrics />
    </Gate>
  )
}

function Metrics() {
  const [days, setDays] = useState<Span>('7')
  const figures = useResource(`desk:metrics:${days}`, () => getDeskMetrics(Number(days)))
  return (
    <Screen title="客服指标">
      <Segmented label="多少天的" items={SPANS} value={days} onChange={setDays} />
      <Loaded of={figures} skeleton={<Skeleton rows={4} />} offline="有网了再看">
        {(shown) => <Figures of={shown} />}
      </Loaded>
      <View className="mt6">
        <Card list>
          <Row icon="nosignal" title="部门没接到的" onPress={() => open('deskUnsent')} />
        </Card>
      </View>
    </Screen>
  )
}

function Figures({ of }: { of: DeskMetricsView }) {
  return (
    <>
      {sectionsOf(of).map(({ title, pairs }) => (
        <View key={title}>
          <Section title={title} />
          <Card label={title}>
            <Pairs items={pairs} />
          </Card>
        </View>
      ))}
    </>
  )
}
