import { View } from '@tarojs/components'
import { role } from '../../../ui/aria.ts'
import { Blank } from '../../../ui/blank/blank.tsx'
import { Loaded } from '../../../ui/loaded/loaded.tsx'
import { Skeleton } from '../../../ui/skeleton/skeleton.tsx'
import { groupsOf } from '../groups.ts'
import type { Find, LiveQueue, Queue } from '../use-queue.ts'
import { ActButton } from './act-button.tsx'
import { QueueRow } from './queue-row.tsx'
import './queue-list.scss'

interface QueueListProps extends LiveQueue {
  find: Find
  chosen: string | null
  onChoose: (id: string) => void
}

/** What waits, in its three parts; or what was found. */
export function QueueList({ queue, news, find, chosen, onChoose }: QueueListProps) {
  return (
    <View className="q-list" {...role('navigation')} aria-label={find.asked ? '找到的' : '队列'}>
      <View className="sr" {...role('status')}>
        {news}
      </View>
      {find.asked ? (
        <Found find={find} chosen={chosen} onChoose={onChoose} />
      ) : (
        <Loaded of={queue} skeleton={<Skeleton rows={4} />} offline="有网了队列自己回来，写了一半的回复都在">
          {(shown) => <Groups queue={shown} chosen={chosen} onChoose={onChoose} />}
        </Loaded>
      )}
    </View>
  )
}

type Choosing = Pick<QueueListProps, 'chosen' | 'onChoose'>

function Groups({ queue, chosen, onChoose }: Choosing & { queue: Queue }) {
  const groups = groupsOf(queue.items, queue.counts)
  if (groups.length === 0) return <Blank art="bell" title="没有等着的" text="来了新的会自己出现在这里" />
  return (
    <>
      {groups.map(({ group, title, count, items }) => (
        <View key={group} {...role('group')} aria-label={`${title}，${count} 件`}>
          <View className="q-group" aria-hidden>
            <View>{title}</View>
            <View className="num">{count}</View>
          </View>
          {items.map((item) => (
            <QueueRow
              key={item.id}
              item={item}
              at={queue.at}
              on={item.id === chosen}
              onPress={() => onChoose(item.id)}
            />
          ))}
          {count > items.length && <View className="q-more">先列最急的 {items.length} 件</View>}
        </View>
      ))}
    </>
  )
}

function Found({ find, chosen, onChoose }: Choosing & { find: Find }) {
  return (
    <>
      <View className="q-group">
        <View>找“{find.asked}”</View>
        <ActButton kind="bare" k="Esc" onPress={find.close}>
          回到队列
        </ActButton>
      </View>
      <Loaded of={find.found} skeleton={<Skeleton rows={2} />} offline="有网了再找一次">
        {({ items, at }) =>
          items.length === 0 ? (
            <Blank art="bell" title="没找到" text="看看编号有没有少一位，也可以用手机号或机身码找" />
          ) : (
            <>
              {items.map((item) => (
                <QueueRow
                  key={item.id}
                  found
                  item={item}
                  at={at}
                  on={item.id === chosen}
                  onPress={() => onChoose(item.id)}
                />
              ))}
            </>
          )
        }
      </Loaded>
    </>
  )
}
