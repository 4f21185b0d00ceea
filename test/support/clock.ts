export interface TestClock {
  now(): Date
  forward(ms: number): void
}

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

/** The time as it is, and as much later as a test asks. Never earlier: the store forgets by its own clock what has expired. */
export function createTestClock(): TestClock {
  let ahead = 0
  return {
    now: () => new Date(Date.now() + ahead),
    forward(ms) {
      ahead += ms
    },
  }
}
