import { View } from '@tarojs/components'
import { open } from '../../../platform/navigation.ts'
import { usePull } from '../../../platform/pull.ts'
import { useOnReturn, useVisible } from '../../../platform/visible.ts'
import { Card } from '../../../ui/card/card.tsx'
import { Row } from '../../../ui/row/row.tsx'
import { Screen } from '../../../ui/screen/screen.tsx'
import { SearchBox } from '../../../ui/search-box/search-box.tsx'
import { State } from '../../../ui/state/state.tsx'
import { QueueList } from '../parts/queue-list.tsx'
import { useFind, useQueue } from '../use-queue.ts'

/** The queue on a phone; a request, and the person of it, are pages of their own. */
export function Compact() {
  const live = useQueue()
  const find = useFind()
  const me = live.queue.data?.me
  useOnReturn(useVisible(), () => void live.queue.reload())
  usePull(live.queue.reload)
  return (
    <Screen title="客服工作台">
      {me && (
        <View className="flex between">
          <View className="t2 b">{me.name}</View>
          <State kind="go" word={`在接待 ${me.active} / ${me.cap}`} />
        </View>
      )}
      <View className="mt3">
        <SearchBox
          label="找一件"
          placeholder="编号、手机号、机身码"
          value={find.text}
          onChange={find.setText}
          onSearch={find.search}
        />
        {find.problem && <View className="t1 bad mt1">{find.problem}</View>}
      </View>
      <QueueList {...live} find={find} chosen={null} onChoose={(id) => open('deskCase', { id })} />
      <View className="mt6">
        <Card list>
          <Row icon="chart" title="指标" onPress={() => open('deskMetrics')} />
          <Row icon="nosignal" title="部门没接到的" onPress={() => open('deskUnsent')} />
        </Card>
      </View>
    </Screen>
  )
}
