import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Blank } from '../blank/blank.tsx'
import { Note } from '../note/note.tsx'
import { SlowNote } from '../skeleton/skeleton.tsx'
import { useAfter } from './use-after.ts'
import './loaded.scss'

/** Something that is fetched: what a page knows of it just now. */
export interface Loadable<T> {
  data: T | null
  /** why it could not be fetched; `data` may still hold what was fetched before */
  problem: { sentence: string; offline: boolean } | null
  loading: boolean
  /** 14:52, or 昨天 14:52: when `data` was fetched */
  savedAt: string | null
  reload: () => unknown
}

interface LoadedProps<T> {
  of: Loadable<T>
  /** the shape of what will come */
  skeleton: ReactNode
  children: (data: T) => ReactNode
  /** what still works without a network */
  offline?: string
}

/** Shows what was fetched, or truthfully why not: shapes after 0.3 s, words after 5 s, then empty, error or offline. */
export function Loaded<T>({ of, skeleton, children, offline }: LoadedProps<T>) {
  if (of.data !== null) {
    return (
      <>
        {of.problem && (
          <StaleNote savedAt={of.savedAt} sentence={of.problem.sentence} offline={of.problem.offline} />
        )}
        {children(of.data)}
      </>
    )
  }
  if (of.problem) {
    return (
      <Blank
        art={of.problem.offline ? 'offline' : 'error'}
        title={of.problem.offline ? '现在连不上' : '没取到'}
        text={of.problem.offline ? (offline ?? '有网了再试一次') : of.problem.sentence}
        act={{ text: '再试一次', busy: of.loading && '正在取', onPress: () => void of.reload() }}
      />
    )
  }
  return <Waiting onRetry={() => void of.reload()}>{skeleton}</Waiting>
}

function StaleNote({
  savedAt,
  sentence,
  offline,
}: {
  savedAt: string | null
  sentence: string
  offline: boolean
}) {
  const from = savedAt ? `，下面是 ${savedAt} 存下的` : ''
  return (
    <View className="stale">
      <Note live kind="warm" icon={offline ? 'nosignal' : 'alert'}>
        {offline ? `没有网络${from}` : sentence}
      </Note>
    </View>
  )
}

function Waiting({ children, onRetry }: { children: ReactNode; onRetry: () => void }) {
  const shapes = useAfter(300)
  const words = useAfter(5000)
  if (!shapes) return null
  return (
    <>
      {children}
      {words && <SlowNote onRetry={onRetry} />}
    </>
  )
}
