import { useRef, useState } from 'react'
import { ApiError } from '../api/problem.ts'
import { newKey } from '../platform/key.ts'
import type { Keep } from '../platform/storage.ts'
import { keyed, type Attempt } from './keyed.ts'

export interface Write<I, R> {
  busy: boolean
  /** why the last try failed; null after a success and while trying */
  problem: ApiError | null
  /** The reply, or null where it failed (then `problem` says why) or where one is still under way. */
  run: (input: I) => Promise<R | null>
}

/**
 * One write of a page: never two at once, and never done twice because it was sent twice; with `kept` not even where
 * the app ended before the answer came.
 */
export function useWrite<I, R>(
  act: (input: I, key: string) => Promise<R>,
  kept?: Keep<Attempt>,
): Write<I, R> {
  const [state, setState] = useState<{ busy: boolean; problem: ApiError | null }>({
    busy: false,
    problem: null,
  })
  const newest = useRef(act)
  newest.current = act
  const [send] = useState(() => keyed<I, R>((input, key) => newest.current(input, key), newKey, kept))
  const busy = useRef(false)

  async function run(input: I): Promise<R | null> {
    if (busy.current) return null
    busy.current = true
    setState({ busy: true, problem: null })
    let problem: ApiError | null = null
    try {
      return await send(input)
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      problem = error
      return null
    } finally {
      busy.current = false
      setState({ busy: false, problem })
    }
  }

  return { ...state, run }
}
