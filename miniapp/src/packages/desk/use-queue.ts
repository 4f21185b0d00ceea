import { useRef, useState } from 'react'
import type { QueueItem } from '@onehall/shared/contract/desk'
import { findDeskRequests, getQueue } from '../../api/desk.ts'
import { useNews } from '../../state/use-news.ts'
import { useResource, type Resource } from '../../state/use-resource.ts'
import type { Loadable } from '../../ui/loaded/loaded.tsx'
import { newsOf } from './groups.ts'
import { stamped, type Stamped } from './stamped.ts'

export type Queue = Stamped<Awaited<ReturnType<typeof getQueue>>>

export interface LiveQueue {
  queue: Resource<Queue>
  /** what has come since, for those who hear the screen */
  news: string
}

/**
 * The queue as it is now. It is asked for at least once a minute, looked at or not: that is how the hall knows that
 * the agent is there, and what they have stays theirs.
 */
export function useQueue(): LiveQueue {
  const [news, setNews] = useState('')
  const items = useRef<QueueItem[] | null>(null)
  const queue = useResource('desk:queue', async () => {
    const now = stamped(await getQueue())
    const words = items.current && newsOf(items.current, now.items)
    if (words) setNews(words)
    items.current = now.items
    return now
  })
  useNews('desk', async () => {
    const before = JSON.stringify(items.current?.map(({ id, group, status }) => [id, group, status]))
    await queue.reload()
    return before !== JSON.stringify(items.current?.map(({ id, group, status }) => [id, group, status]))
  })
  return { queue, news }
}

/** The contract's own least. */
const FIND_MIN = 4

export interface Find {
  text: string
  setText: (text: string) => void
  search: () => void
  close: () => void
  /** why it was not searched for */
  problem: string | null
  /** what was searched for; null while the queue stands */
  asked: string | null
  found: Loadable<Stamped<{ items: QueueItem[] }>>
}

/** Finding a request by its number, a phone or a serial number. */
export function useFind(): Find {
  const [text, setText] = useState('')
  const [asked, setAsked] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const found = useResource(asked && `desk:find:${asked}`, async () =>
    stamped(await findDeskRequests(asked ?? '')),
  )
  return {
    text,
    asked,
    problem,
    found,
    setText(now) {
      setText(now)
      setProblem(null)
      if (now === '') setAsked(null)
    },
    search() {
      const words = text.replace(/\s/g, '')
      if (words.length < FIND_MIN) setProblem(`至少写 ${FIND_MIN} 位`)
      else setAsked(words)
    },
    close() {
      setText('')
      setAsked(null)
      setProblem(null)
    },
  }
}
