import { useCallback, useEffect, useRef, useState } from 'react'

const FIRST_MS = 3000
const MOST_MS = 30_000
const SLOWER = 1.3

/**
 * Looks again and again while `active`: every few seconds at first, then ever less often, at once often again when
 * `look` found news (gave true). Gives a way to say that something is about to happen.
 */
export function usePoll(active: boolean, look: () => Promise<boolean>): () => void {
  const newest = useRef(look)
  newest.current = look
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    if (!active) return
    let over = false
    let timer: ReturnType<typeof setTimeout>
    const after = (ms: number): void => {
      timer = setTimeout(() => void tick(ms), ms)
    }
    const tick = async (ms: number): Promise<void> => {
      const news = await newest.current()
      if (!over) after(news ? FIRST_MS : Math.min(MOST_MS, ms * SLOWER))
    }
    after(FIRST_MS)
    return () => {
      over = true
      clearTimeout(timer)
    }
  }, [active, turn])
  return useCallback(() => setTurn((n) => n + 1), [])
}
