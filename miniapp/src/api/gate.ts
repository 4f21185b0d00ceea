/** WeChat carries ten requests, uploads and downloads at once and fails the eleventh. */
export const AT_ONCE = 10

/** Lets so many through at a time; the others wait their turn. */
export function createGate(places: number): <T>(work: () => Promise<T>) => Promise<T> {
  let free = places
  const waiting: (() => void)[] = []
  return async (work) => {
    if (free > 0) free -= 1
    else await new Promise<void>((enter) => waiting.push(enter))
    try {
      return await work()
    } finally {
      // a place is handed on, not given back first: nobody slips in between
      const next = waiting.shift()
      if (next) next()
      else free += 1
    }
  }
}
