import { useEffect, useState } from 'react'

/** Seconds left of a wait; `start` begins it anew. By the clock: a phone that slept counts right. */
export function useCountdown(): { left: number; start: (seconds: number) => void } {
  const [until, setUntil] = useState(0)
  const [now, setNow] = useState(() => Date.now())
  const left = Math.max(0, Math.ceil((until - now) / 1000))
  useEffect(() => {
    if (left === 0) return
    const timer = setTimeout(() => setNow(Date.now()), 1000)
    return () => clearTimeout(timer)
  }, [left, now])
  return {
    left,
    start(seconds) {
      setNow(Date.now())
      setUntil(Date.now() + seconds * 1000)
    },
  }
}
