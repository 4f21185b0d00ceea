import { DEPARTMENTS, type Department } from '@onehall/shared/domain/request-states'
import type { DangerFound } from './danger.rules.ts'
import type { Answer, Question } from './model.ts'

export interface Decision {
  departments: Department[]
  danger: boolean
  high: boolean
  /** How sure the weakest part of the decision is, from 0 to 1. */
  confidence: number
}

/** Fitted on our own utterances; `scores` of the model file says how they do. */
export const THRESHOLDS = { department: 0.58, any: 0.6, danger: 0.5, doubtful: 0.6, high: 0.5, sure: 0.62 }

/** What the model's answers and a danger named in words come to. A danger always has a department. */
export function decide(answers: Record<Question, Answer>, found: DangerFound | null): Decision {
  const p = (question: Question) => answers[question].probability
  const danger = found && !found.doubtful ? true : p('danger') > (found ? THRESHOLDS.doubtful : THRESHOLDS.danger)
  const likely = DEPARTMENTS.filter((d) => p(d) > THRESHOLDS.department)
  const best = [...DEPARTMENTS].sort((a, b) => p(b) - p(a))[0]!
  const asked = likely.length > 0 ? likely : p('any') > THRESHOLDS.any || danger ? [best] : []
  const departments = danger && found ? withDanger(asked, found.department, p) : asked
  const certainties = [...DEPARTMENTS.map(p), p('any')].map((x) => Math.max(x, 1 - x))
  return { departments, danger, high: p('high') > THRESHOLDS.high, confidence: Math.min(...certainties) }
}

/** The department that a danger needs is among them; one that the model only guessed gives way to it. */
function withDanger(asked: Department[], needed: Department, p: (d: Department) => number): Department[] {
  const kept = asked.filter((d) => d === needed || p(d) > 0.7)
  return DEPARTMENTS.filter((d) => d === needed || kept.includes(d))
}
