import { ApiError } from '../api/problem.ts'

/**
 * Gives each write its Idempotency-Key. The same input after a silence or a fault of the server goes under the same
 * key, since the first try may have been done; after an answer, or with another input, under a new one.
 */
export function keyed<I, R>(
  act: (input: I, key: string) => Promise<R>,
  newKey: () => string,
): (input: I) => Promise<R> {
  let open: { input: string; key: string } | null = null
  return async (input) => {
    const said = JSON.stringify(input) ?? ''
    const attempt = open?.input === said ? open : { input: said, key: newKey() }
    open = attempt
    try {
      const reply = await act(input, attempt.key)
      open = null
      return reply
    } catch (error) {
      if (error instanceof ApiError && !error.mayHaveHappened) open = null
      throw error
    }
  }
}
