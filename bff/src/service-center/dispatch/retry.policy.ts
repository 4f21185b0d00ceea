/** How long a department is tried before the desk takes over. */
export const TRY_FOR_MS = 24 * 3_600_000

const FIRST_MS = 500
const LONGEST_MS = 10 * 60_000
/** While a department's breaker is open nothing is sent: look again soon, for it may be back. */
const HELD_BACK_MS = 3_000

/** Exponential, with jitter over the upper half, so that many legs do not come back at the same moment. */
export function nextTry(attempts: number, why: 'away' | 'held_back', now: Date): Date {
  const ceiling = why === 'held_back' ? HELD_BACK_MS : Math.min(FIRST_MS * 2 ** (attempts - 1), LONGEST_MS)
  return new Date(now.getTime() + ceiling / 2 + Math.random() * (ceiling / 2))
}
