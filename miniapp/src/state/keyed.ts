import { ApiError } from '../api/problem.ts'
import type { Keep } from '../platform/storage.ts'

/** A write that may have been done, though nobody said so: what was asked, and under which key. */
export interface Attempt {
  input: string
  key: string
}

/** As long as the server keeps what it answered a key with (api.md). */
const KEY_LIVES_MS = 24 * 3_600_000

/**
 * Gives each write its Idempotency-Key. The same input after a silence or a fault of the server goes under the same
 * key, since the first try may have been done; after an answer, or with another input, under a new one. With `kept`
 * that holds over the end of the app as well.
 */
export function keyed<I, R>(
  act: (input: I, key: string) => Promise<R>,
  newKey: () => string,
  kept?: Keep<Attempt>,
): (input: I) => Promise<R> {
  let open = kept ? alive(kept) : null

  function setOpen(attempt: Attempt | null): void {
    open = attempt
    if (attempt) kept?.write(attempt)
    else kept?.clear()
  }

  return async (input) => {
    const said = JSON.stringify(input) ?? ''
    const attempt = open?.input === said ? open : { input: said, key: newKey() }
    setOpen(attempt)
    try {
      const reply = await act(input, attempt.key)
      setOpen(null)
      return reply
    } catch (error) {
      if (error instanceof ApiError && !error.mayHaveHappened) setOpen(null)
      throw error
    }
  }
}

function alive(kept: Keep<Attempt>): Attempt | null {
  const found = kept.read()
  return found && Date.now() - found.at < KEY_LIVES_MS ? found.value : null
}
