import { useEffect, useState } from 'react'

/** 29:58 until then, counted down; null once it is over. */
export function useLeft(until: string): string | null {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [])
  return leftWords(Date.parse(until) - now)
}

export function leftWords(ms: number): string | null {
  if (ms <= 0) return null
  const seconds = Math.ceil(ms / 1000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
