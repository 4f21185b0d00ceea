import { View } from '@tarojs/components'
import { useEffect, useRef, useState } from 'react'
import { focusOn, isFocusIn, letGoOfFocus, useKeys } from '../../../platform/keys.ts'
import { role } from '../../../ui/aria.ts'
import { Blank } from '../../../ui/blank/blank.tsx'
import { neighbour } from '../groups.ts'
import { QueueList } from '../parts/queue-list.tsx'
import { useFind, useQueue } from '../use-queue.ts'
import { CaseColumns } from './case-columns.tsx'
import { Foot } from './foot.tsx'
import { Top } from './top.tsx'
import { Word } from './word.tsx'
import './console.scss'

/** Queue, thread and person beside each other, reachable by keys alone. */
export function Console({ first }: { first: string | null }) {
  const live = useQueue()
  const find = useFind()
  const [chosen, setChosen] = useState(first)
  const [help, setHelp] = useState(false)
  const items = (find.asked ? find.found.data : live.queue.data)?.items ?? []
  const ids = items.map(({ id }) => id)

  // nobody has to choose the first one
  const begun = useRef(first !== null)
  useEffect(() => {
    if (begun.current || !ids[0]) return
    begun.current = true
    setChosen(ids[0])
  }, [ids])

  function step(by: 1 | -1): void {
    setChosen(neighbour(ids, chosen, by))
    focusOn('.console .q-item--on')
  }
  const inQueue = (by: 1 | -1) => (): unknown => (isFocusIn('.console .q-list') ? step(by) : false)
  useKeys({
    j: () => step(1),
    k: () => step(-1),
    ArrowDown: inQueue(1),
    ArrowUp: inQueue(-1),
    '/': () => focusOn('.console-search input'),
    '?': () => setHelp(!help),
    Escape() {
      if (help) setHelp(false)
      else if (isFocusIn('.console-search')) letGoOfFocus()
      else if (find.asked) find.close()
      else return false
      return true
    },
  })

  return (
    <View className="console">
      <Top me={live.queue.data?.me ?? null} find={find} />
      <View className="console-queue">
        <QueueList {...live} find={find} chosen={chosen} onChoose={setChosen} />
      </View>
      {chosen ? (
        <CaseColumns
          key={chosen}
          id={chosen}
          onChanged={(now) => {
            if (now.id !== chosen) setChosen(now.id)
            void live.queue.reload()
          }}
          onOpen={setChosen}
        />
      ) : (
        <View className="console-nothing" {...role('main')}>
          <Blank art="bell" title="还没选" text="按 J 看第一件，或者用 / 找一件" />
        </View>
      )}
      <Foot help={help} onHelp={() => setHelp(!help)} />
      <Word />
    </View>
  )
}
