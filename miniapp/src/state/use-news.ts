import type { LiveMessage } from '@onehall/shared/contract/live'
import { useEffect, useRef, useSyncExternalStore } from 'react'
import { live } from '../api/live.ts'
import type { News, Topic } from '../platform/live.ts'
import { usePoll } from './use-poll.ts'

/** A socket may be dead without anybody having said so. */
const ALL_THE_SAME_MS = 60_000

/** Hears what is told of `topic` while this is shown; null listens to nothing. */
function useLive(topic: Topic | null, hear: (news: News) => void): void {
  const newest = useRef(hear)
  newest.current = hear
  useEffect(() => (topic === null ? undefined : live.on(topic, (news) => newest.current(news))), [topic])
}

/** Whether news comes by itself. */
const useLiveOpen = (): boolean => useSyncExternalStore(live.onOpenChange, live.isOpen)

/**
 * Calls `look` whenever something is told of `topic`, and after each gap: it asks for what it does not have yet, and
 * gives true where there was news. Where no socket stands it is called again and again (use-poll.ts). Never twice at
 * once; `concerns` leaves out what it need not look for. Gives a way to say that something is about to happen.
 */
export function useNews(
  topic: Topic | null,
  look: () => Promise<boolean>,
  concerns: (news: LiveMessage) => boolean = () => true,
): () => void {
  const newest = useRef(look)
  newest.current = look
  const lookOnce = useRef(inTurn(() => newest.current())).current
  const open = useLiveOpen()
  useLive(topic, (news) => {
    if (news.channel === 'gap' || concerns(news)) void lookOnce()
  })
  useEffect(() => {
    if (topic === null || !open) return
    const timer = setInterval(() => void lookOnce(), ALL_THE_SAME_MS)
    return () => clearInterval(timer)
  }, [topic, open, lookOnce])
  return usePoll(topic !== null && !open, lookOnce)
}

/** One at a time: what is called for meanwhile is done once more, after it. */
function inTurn(act: () => Promise<boolean>): () => Promise<boolean> {
  let running: Promise<boolean> | null = null
  let again = false
  async function run(): Promise<boolean> {
    let news = false
    try {
      do {
        again = false
        news = (await act()) || news
      } while (again)
      return news
    } finally {
      running = null
    }
  }
  return () => {
    if (running) again = true
    return (running ??= run())
  }
}
