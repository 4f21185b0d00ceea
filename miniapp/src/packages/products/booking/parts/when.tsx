import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../../../ui/button/button.tsx'
import { useAfter } from '../../../../ui/loaded/use-after.ts'
import { Note } from '../../../../ui/note/note.tsx'
import { Section } from '../../../../ui/section/section.tsx'
import { Skeleton, SlowNote } from '../../../../ui/skeleton/skeleton.tsx'
import { hasLaterDays, SlotPicker } from '../slot-picker.tsx'
import type { Slots } from '../use-slots.ts'
import './when.scss'

/** When somebody may come. It can be sent without: then the time is asked for later. */
export function When(slots: Slots) {
  const [all, setAll] = useState(false)
  const more = !all && hasLaterDays(slots.list.data ?? [])
  return (
    <>
      <Section title="什么时候方便" link={more ? '更晚的日子' : undefined} onLink={() => setAll(true)} />
      <Times {...slots} all={all} />
    </>
  )
}

/** The free times, or why there are none to choose. */
export function Times({ list, chosen, gone, choose, all }: Slots & { all: boolean }) {
  if (!list.data) return <NoTimes of={list} />
  return (
    <>
      {gone && (
        <View className="when-word">
          <Note live kind="warm" icon="clock">
            {chosen ? `${gone} 刚被约走，换成了最近的。不合适再改` : `${gone} 刚被约走，近两周也约满了`}
          </Note>
        </View>
      )}
      {list.data.length > 0 ? (
        <SlotPicker slots={list.data} chosen={chosen} all={all} onChoose={choose} />
      ) : (
        <Note icon="clock">现在没有可选的时间。先提交，怎么办、哪天办，定之前都问您</Note>
      )}
    </>
  )
}

function NoTimes({ of: { problem, loading, reload } }: { of: Slots['list'] }) {
  if (!problem) return <Waiting onRetry={() => void reload()} />
  return (
    <>
      <Note live kind="warm" icon={problem.offline ? 'nosignal' : 'clock'}>
        {problem.offline ? '没有网络，时间选不了' : '安装的日历现在打不开，时间先选不了'}
        。不选也能提交，定之前先问您
      </Note>
      <Button small kind="bare" icon="refresh" busy={loading && '正在查'} onPress={() => void reload()}>
        再查一次时间
      </Button>
    </>
  )
}

function Waiting({ onRetry }: { onRetry: () => void }) {
  const shapes = useAfter(300)
  const words = useAfter(5000)
  if (!shapes) return null
  return (
    <>
      <Skeleton rows={3} />
      {words && <SlowNote onRetry={onRetry} />}
    </>
  )
}
