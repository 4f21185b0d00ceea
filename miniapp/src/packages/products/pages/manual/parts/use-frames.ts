import { useEffect, useState } from 'react'
import type { Frame } from '../pictures.ts'

/** Shows stills one after the other; at the end it stands as it began. */
export function useFrames(frames: readonly Frame[]) {
  const [at, setAt] = useState<number | null>(null)
  const [playing, setPlaying] = useState(false)
  const seconds = at === null ? 0 : (frames[at]?.seconds ?? 0)

  useEffect(() => {
    if (!playing || at === null) return
    const timer = setTimeout(() => {
      const next = at + 1 < frames.length ? at + 1 : null
      setAt(next)
      if (next === null) setPlaying(false)
    }, seconds * 1000)
    return () => clearTimeout(timer)
  }, [playing, at, seconds, frames.length])

  return {
    /** null before it begins */
    at,
    playing,
    play: () => {
      setAt((n) => n ?? 0)
      setPlaying(true)
    },
    pause: () => setPlaying(false),
    go: (to: number) => setAt(Math.min(frames.length - 1, Math.max(0, to))),
  }
}
