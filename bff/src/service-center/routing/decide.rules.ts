import { DEPARTMENTS, type Department } from '@onehall/shared/domain/request-states'
import type { DangerFound } from './danger.rules.ts'
import type { Question } from './model.ts'

export interface Likely {
  department: Department
  /** From 0 to 1. */
  share: number
}
export interface Decision {
  likely: Likely[]
  danger: DangerFound | null
  high: boolean
  /** True where this set of departments is more likely wrong than right. */
  unsure: boolean
}

/** Fitted on our own utterances, four-fold: see docs/decisions/0011-routing.md. */
const THRESHOLDS = {
  department: 0.5,
  any: 0.6,
  danger: 0.22,
  unsaid: 0.4,
  doubtful: 0.6,
  high: 0.3,
  certain: 0.15,
}
/** What words add to what is known already must be said surely. */
export const SURELY = 0.8

export type Shares = Record<Question, number>

/**
 * What the model's shares and a danger named in words come to. `guess` says what danger it may be where only the
 * model hears one. A danger always has a department.
 */
export function decide(shares: Shares, named: DangerFound | null, guess: () => DangerFound): Decision {
  const danger = isDanger(shares, named, guess) ? (named ?? guess()) : null
  const over = DEPARTMENTS.filter((d) => shares[d] > THRESHOLDS.department)
  const asked = over.length === 0 && shares.any > THRESHOLDS.any ? [loudest(shares, DEPARTMENTS)] : over
  const likely = asked.map((department) => ({ department, share: shares[department] }))
  return {
    likely: danger ? withDanger(likely, loudest(shares, danger.departments)) : likely,
    danger,
    high: shares.high > THRESHOLDS.high,
    unsure: !danger && certaintyOf(shares, asked) < THRESHOLDS.certain,
  }
}

const loudest = (shares: Shares, among: readonly Department[]): Department =>
  among.reduce((best, d) => (shares[d] > shares[best] ? d : best))

/** What is named is one, unless doubtful; what only the model hears must be heard clearly if no word points to it. */
function isDanger({ danger }: Shares, named: DangerFound | null, guess: () => DangerFound): boolean {
  if (named) return !named.doubtful || danger > THRESHOLDS.doubtful
  return danger > THRESHOLDS.danger && (danger > THRESHOLDS.unsaid || !guess().doubtful)
}

/** How likely it is that exactly these departments are asked. */
const certaintyOf = (shares: Shares, asked: readonly Department[]): number =>
  DEPARTMENTS.reduce((all, d) => all * (asked.includes(d) ? shares[d] : 1 - shares[d]), 1)

/** The department that a danger needs is among them; one that was only guessed gives way to it. */
function withDanger(asked: readonly Likely[], needed: Department): Likely[] {
  const kept = asked.filter(({ department, share }) => department !== needed && share > SURELY)
  return [{ department: needed, share: 1 }, ...kept]
}
