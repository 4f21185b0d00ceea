import { useEffect } from 'react'
import { getQueue } from '../../api/desk.ts'

/** The hall lets go of an agent whose desk has not asked for three minutes. */
const ASK_EVERY_MS = 60_000

/** Says that the agent is there, on pages that do not show the queue. */
export function usePresence(): void {
  useEffect(() => {
    const ask = (): void => void getQueue().catch(() => undefined)
    ask()
    const timer = setInterval(ask, ASK_EVERY_MS)
    return () => clearInterval(timer)
  }, [])
}
