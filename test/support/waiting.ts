import { setTimeout as wait } from 'node:timers/promises'

/** Looks again and again until it is so; throws with what was seen last. Generous: the machine may be busy. */
export async function eventually<T>(
  look: () => Promise<T>,
  isSo: (seen: T) => boolean,
  withinMs = 20_000,
): Promise<T> {
  const deadline = Date.now() + withinMs
  for (;;) {
    const seen = await look()
    if (isSo(seen)) return seen
    if (Date.now() > deadline)
      throw new Error(`it never came to be; last seen: ${JSON.stringify(seen)?.slice(0, 2000)}`)
    await wait(25)
  }
}
