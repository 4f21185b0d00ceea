import { clock, dayWords } from '@onehall/shared/domain/time'
import { useCallback, useEffect, useRef, useState } from 'react'
import { ApiError } from '../api/problem.ts'
import type { Keep } from '../platform/storage.ts'
import type { Loadable } from '../ui/loaded/loaded.tsx'

export interface Resource<T> extends Loadable<T> {
  /** settles when the newest fetch has: for pulling down */
  reload: () => Promise<void>
  /** takes what a write replied with, without asking again */
  put: (data: T) => void
}

/**
 * Fetches something and keeps it while it is fetched again. `key` says what: another key begins anew, null fetches
 * nothing yet. With `kept`, what the device has is shown until the server answers, and when it does not.
 * A reply that a newer fetch has overtaken is dropped.
 */
export function useResource<T>(key: string | null, fetch: () => Promise<T>, kept?: Keep<T>): Resource<T> {
  const [state, setState] = useState<State<T>>(() => begin(kept))
  const newest = useRef(0)
  const ways = useRef({ fetch, kept })
  ways.current = { fetch, kept }

  const put = useCallback((data: T) => {
    newest.current += 1
    ways.current.kept?.write(data)
    setState({ data, at: Date.now(), problem: null, loading: false })
  }, [])

  const reload = useCallback(async () => {
    const turn = ++newest.current
    setState((s) => ({ ...s, loading: true }))
    try {
      const data = await ways.current.fetch()
      if (turn === newest.current) put(data)
    } catch (error) {
      if (turn === newest.current) setState((s) => ({ ...s, problem: toProblem(error), loading: false }))
    }
  }, [put])

  useEffect(() => {
    if (key === null) return
    setState(begin(ways.current.kept))
    void reload()
    return () => {
      newest.current += 1
    }
  }, [key, reload])

  const { at, ...rest } = state
  return { ...rest, savedAt: at === null ? null : momentWords(new Date(at)), reload, put }
}

/** 14:52, and the day before it where that was not today. */
function momentWords(at: Date): string {
  const day = dayWords(at, new Date())
  return day === '今天' ? clock(at) : `${day} ${clock(at)}`
}

interface State<T> {
  data: T | null
  /** when `data` came */
  at: number | null
  problem: { sentence: string; offline: boolean } | null
  loading: boolean
}

function begin<T>(kept: Keep<T> | undefined): State<T> {
  const stored = kept?.read()
  return { data: stored?.value ?? null, at: stored?.at ?? null, problem: null, loading: true }
}

/** What to tell the person. A fault of our own is said as ours. */
function toProblem(error: unknown): { sentence: string; offline: boolean } {
  const isOurs = !(error instanceof ApiError) || error.status >= 500
  return isOurs
    ? { sentence: '我们这边出错了，请再试一次', offline: false }
    : { sentence: error.sentence, offline: error.offline }
}
