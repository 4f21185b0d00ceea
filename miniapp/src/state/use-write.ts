import { useRef, useState } from 'react'
import { ApiError } from '../api/problem.ts'
import { newKey } from '../platform/key.ts'

export interface Write<I, R> {
  busy: boolean
  /** why the last try failed; null after a success and while trying */
  problem: ApiError | null
  /** The reply, or null where it failed (then `problem` says why) or where one is still under way. */
  run: (input: I) => Promise<R | null>
}

/**
 * One write of a page: never two at once, and the same input sent again after a silence goes under the same key,
 * so that it is done once whatever became of the first try.
 */
export function useWrite<I, R>(act: (input: I, key: string) => Promise<R>): Write<I, R> {
  const [state, setState] = useState<{ busy: boolean; problem: ApiError | null }>({
    busy: false,
    problem: null,
  })
  const tried = useRef<{ input: string; key: string } | null>(null)
  const busy = useRef(false)

  async function run(input: I): Promise<R | null> {
    if (busy.current) return null
    busy.current = true
    setState({ busy: true, problem: null })
    const said = JSON.stringify(input) ?? ''
    if (tried.current?.input !== said) tried.current = { input: said, key: newKey() }
    let problem: ApiError | null = null
    try {
      const reply = await act(input, tried.current.key)
      tried.current = null
      return reply
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      problem = error
      if (!error.mayHaveHappened) tried.current = null
      return null
    } finally {
      busy.current = false
      setState({ busy: false, problem })
    }
  }

  return { ...state, run }
}
