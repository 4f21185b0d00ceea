import { z } from 'zod'
import type { Answer } from './routes.ts'

/**
 * How a stand-in misbehaves, on demand.
 * slow: does the work, then waits `ms` before it answers · down: cuts the connection · error: 500 ·
 * wrong: 200 with nonsense · duplicate: calls every hook twice at once · reorder: holds the hooks of a
 * case back for `ms` and sends the last one first.
 */
export const MODES = ['ok', 'slow', 'down', 'error', 'wrong', 'duplicate', 'reorder'] as const
export type Mode = (typeof MODES)[number]

/** What a stand-in that calls nobody can do wrong. */
export const REPLY_MODES: readonly Mode[] = ['ok', 'slow', 'down', 'error', 'wrong']

const settingOf = (modes: readonly Mode[]) =>
  z.strictObject({
    mode: z.enum(modes),
    ms: z.int().min(0).max(600_000).default(5000),
    /** the share of the calls it applies to */
    rate: z.number().min(0).max(1).default(1),
  })
type Setting = z.infer<ReturnType<typeof settingOf>>

export interface Behaviour {
  /** what a setting of this stand-in looks like */
  input: z.ZodType<Setting>
  setting: () => Setting
  set: (setting: Setting) => Setting
  /** Whether this call is one of those that go wrong in that way. */
  strikes: (mode: Mode) => boolean
}

/** The share is exact, not left to chance: at rate 0.25 every fourth call is struck. */
export function createBehaviour(modes: readonly Mode[]): Behaviour {
  const input = settingOf(modes)
  let setting = input.parse({ mode: 'ok' })
  let calls = 0
  return {
    input,
    setting: () => setting,
    set(next) {
      setting = next
      calls = 0
      return setting
    },
    strikes(mode) {
      if (setting.mode !== mode) return false
      const before = Math.floor(calls * setting.rate + 1e-9)
      calls += 1
      return Math.floor(calls * setting.rate + 1e-9) > before
    },
  }
}

/** What a broken system answers with 200. */
const NONSENSE: readonly Answer[] = [
  { status: 200, type: 'text/html; charset=utf-8', body: '<!doctype html><title>502</title><h1>nginx</h1>' },
  { status: 200, type: 'application/json', body: '' },
  { status: 200, body: { code: 0, data: { list: [] }, msg: 'success' } },
  { status: 200, type: 'application/json', body: '{"ref": 17, "status": nul' },
  { status: 200, body: [] },
]

/** Another nonsense each time. */
export function createNonsense(): () => Answer {
  let told = 0
  return () => NONSENSE[told++ % NONSENSE.length]!
}
