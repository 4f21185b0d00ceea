import { DEPARTMENTS, type Department } from '@onehall/shared/domain/request-states'
import type { Routed, Routing } from '../routing.ts'
import type { TrainingRow } from './rows.ts'

export interface Outcome {
  row: TrainingRow
  routed: Routed
}
/** All but `n` are shares from 0 to 1. What went to the desk as unsure counts as no department. */
export interface Figures {
  n: number
  exactSet: number
  f1: Record<Department, number>
  dangerRecall: number
  dangerPrecision: number
  priorityExact: number
}

/** Asks as a person does who has no product at hand and has chosen no kind. */
export function routeAll(routing: Routing, rows: readonly TrainingRow[]): Outcome[] {
  const asked = { kind: 'question', fault: null, category: undefined, tier: 'normal' } as const
  return rows.map((row) => ({ row, routed: routing.route({ ...asked, text: row.text }) }))
}

export function figuresOf(outcomes: readonly Outcome[]): Figures {
  const danger = compare(outcomes, ({ row, routed }) => [
    row.priority === 'danger',
    routed.urgency === 'danger',
  ])
  const f1 = DEPARTMENTS.map((d) => {
    const { recall, precision } = compare(outcomes, (o) => [
      o.row.departments.includes(d),
      goesTo(o.routed, d),
    ])
    return [d, recall + precision === 0 ? 0 : (2 * recall * precision) / (recall + precision)] as const
  })
  return {
    n: outcomes.length,
    exactSet: share(outcomes, isExact),
    f1: Object.fromEntries(f1) as Figures['f1'],
    dangerRecall: danger.recall,
    dangerPrecision: danger.precision,
    priorityExact: share(outcomes, ({ row, routed }) => row.priority === routed.urgency),
  }
}

export const isExact = ({ row, routed }: Outcome): boolean =>
  DEPARTMENTS.every((d) => row.departments.includes(d) === goesTo(routed, d))

const goesTo = ({ departments }: Routed, department: Department): boolean =>
  departments.some((d) => d.department === department)

export function share<T>(all: readonly T[], holds: (one: T) => boolean): number {
  return all.length === 0 ? 0 : all.filter(holds).length / all.length
}

/** Recall and precision of something that each outcome should and does have; 1 where there is none. */
function compare(outcomes: readonly Outcome[], judge: (one: Outcome) => [wanted: boolean, found: boolean]) {
  const judged = outcomes.map(judge)
  const both = judged.filter(([wanted, found]) => wanted && found).length
  const wanted = judged.filter(([is]) => is).length
  const found = judged.filter(([, is]) => is).length
  return { recall: wanted === 0 ? 1 : both / wanted, precision: found === 0 ? 1 : both / found }
}
