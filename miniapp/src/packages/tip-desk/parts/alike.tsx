import type { TipView } from '@onehall/shared/contract/tip-desk'
import { View } from '@tarojs/components'
import { Link } from '../../../ui/button/button.tsx'
import { Section } from '../../../ui/section/section.tsx'

interface AlikeProps {
  tip: TipView
  onOpen: (id: string) => void
}

/** Tips that say the same, and tips of several senders near one place and time. */
export function Alike({ tip: { id, alikeIds, cluster, clusterIds }, onOpen }: AlikeProps) {
  const near = clusterIds.filter((other) => other !== id)
  if (alikeIds.length === 0 && near.length === 0) return null
  return (
    <>
      <Section title="放在一起看" />
      {cluster && (
        <View className="t1 warm">
          {cluster.place ?? '地图上同一处'}附近，前后三周里 {cluster.tips} 条说到一处
        </View>
      )}
      <Ids words="同一处的" ids={near} onOpen={onOpen} />
      <Ids words="说得一样的" ids={alikeIds} onOpen={onOpen} />
    </>
  )
}

function Ids({
  words,
  ids,
  onOpen,
}: {
  words: string
  ids: readonly string[]
  onOpen: AlikeProps['onOpen']
}) {
  if (ids.length === 0) return null
  return (
    <View className="td-ids">
      <View className="t1 q">{words}</View>
      {ids.map((id, i) => (
        <Link key={id} onPress={() => onOpen(id)}>
          {`第 ${i + 1} 条`}
        </Link>
      ))}
    </View>
  )
}
