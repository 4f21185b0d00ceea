import { setImmediate } from 'node:timers/promises'

const SLICE_MS = 8

/** Runs long work to its end, letting others have the thread every few milliseconds. */
export async function runInSlices<T>(work: Generator<void, T>): Promise<T> {
  for (;;) {
    const until = performance.now() + SLICE_MS
    do {
      const step = work.next()
      if (step.done) return step.value
    } while (performance.now() < until)
    await setImmediate()
  }
}

/** Runs it at once: for scripts and tests. */
export function runNow<T>(work: Generator<void, T>): T {
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
  }
}
