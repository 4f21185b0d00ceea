import type { Case } from './case.ts'

/** One timer a case, which survives a restart because the case holds its time. */
export interface CaseTimers {
  /** Sets when the case takes its next step; null: not by itself. */
  set: (c: Case, ms: number | null) => void
  /** Starts the timer of a case that says itself when it is due. */
  wake: (c: Case) => void
  stop: () => void
}

export function createCaseTimers(onDue: (ref: string) => void): CaseTimers {
  const timers = new Map<string, NodeJS.Timeout>()

  const wake = ({ ref, due }: Case): void => {
    clearTimeout(timers.get(ref))
    timers.delete(ref)
    if (due === null) return
    const ms = Math.max(0, Date.parse(due) - Date.now())
    timers.set(ref, setTimeout(() => onDue(ref), ms).unref())
  }

  return {
    set(c, ms) {
      c.due = ms === null ? null : new Date(Date.now() + ms).toISOString()
      wake(c)
    },
    wake,
    stop() {
      for (const timer of timers.values()) clearTimeout(timer)
    },
  }
}
