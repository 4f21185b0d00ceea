import type { Tier } from '@onehall/shared/domain/people'
import { DEPARTMENTS, type Department, type Priority, type RequestKind } from '@onehall/shared/domain/request-states'
import { findDanger, type DangerFound } from './danger.rules.ts'
import { readData } from './data-files.ts'
import { decide, THRESHOLDS, type Decision } from './decide.rules.ts'
import { departmentsFor, priorityFor, type Route } from './departments.rules.ts'
import { featuresOf } from './features.ts'
import { legFor, REASONS } from './legs.rules.ts'
import { createModel, type ModelFile } from './model.ts'

export interface RoutingQuestion {
  kind: RequestKind
  text?: string | undefined
  fault?: { department: Department | null; severity: 'info' | 'service' | 'danger' } | null | undefined
  /** The category of the product at hand, as the catalogue names it. */
  category?: string | undefined
  tier: Tier
}

export type RoutedLeg = Route

export interface Routed {
  departments: RoutedLeg[]
  priority: Priority
  urgency: 'normal' | 'high' | 'danger'
  danger: { what: string; article?: string } | null
  /** True where the desk should look before a leg is opened; never with a danger. */
  unsure: boolean
  by: 'rule' | 'model' | 'none'
  /** From 0 to 1; of a rule 1. */
  confidence: number
}

export interface Routing {
  /** Decides which departments a request goes to. Pure: the same question has the same answer. */
  route(question: RoutingQuestion): Routed
}

/** Kinds that say by themselves where a request goes. */
const SPEAKING: ReadonlySet<RequestKind> = new Set(['repair', 'install', 'delivery', 'purchase', 'exchange'])
/** What the text adds to a kind that speaks for itself must be said clearly. */
const CLEARLY = 0.8

/** Reads the lexicons and the model once (their scores are in `data/model.json`). */
export function createRouting(): Routing {
  const model = createModel(readData<ModelFile>('model.json'))

  const read = (text: string, category: string | undefined) => {
    const answers = model.ask(featuresOf(text))
    const found = findDanger(text, category)
    return { answers, found, decision: decide(answers, found) }
  }
  return {
    route(question) {
      const { kind, fault = null, tier, category, text = '' } = question
      const known = { kind, fault, tier }
      const ruled = departmentsFor(known)
      const faulty = fault?.severity === 'danger'
      if (!text.trim()) return withoutText(known, ruled)
      const { answers, found, decision } = read(text, category)
      const added = SPEAKING.has(kind) ? DEPARTMENTS.filter((d) => answers[d].probability > CLEARLY) : decision.departments
      const departments = merge(ruled, decision.danger ? [...added, ...decision.departments] : added, text)
      const danger = decision.danger || faulty
      return {
        departments: markDanger(departments, decision.danger ? found : null),
        priority: danger ? 'danger' : tier,
        urgency: danger ? 'danger' : decision.high ? 'high' : 'normal',
        danger: danger ? describe(found) : null,
        unsure: !danger && ruled.length === 0 && decision.confidence < THRESHOLDS.sure,
        by: ruled.length > 0 || (found && decision.danger) ? 'rule' : departments.length > 0 ? 'model' : 'none',
        confidence: ruled.length > 0 ? 1 : decision.confidence,
      }
    },
  }
}

function withoutText(known: Parameters<typeof departmentsFor>[0], ruled: Route[]): Routed {
  const priority = priorityFor(known)
  const danger = priority === 'danger'
  return {
    departments: ruled,
    priority,
    urgency: danger ? 'danger' : 'normal',
    danger: danger ? { what: REASONS.fault } : null,
    unsure: !danger && ruled.length === 0,
    by: ruled.length > 0 ? 'rule' : 'none',
    confidence: ruled.length > 0 ? 1 : 0,
  }
}

/** The departments that the kind names, then those that the text names, each once. */
function merge(ruled: Route[], said: Decision['departments'], text: string): RoutedLeg[] {
  const others = DEPARTMENTS.filter((d) => said.includes(d) && !ruled.some((r) => r.department === d))
  return [...ruled, ...others.map((department) => toLeg(department, text))]
}

function toLeg(department: Department, text: string): RoutedLeg {
  const { title, said } = legFor(department, text)
  return { department, title, reason: said.length > 0 ? `${REASONS.said}：${said.join('、')}` : REASONS.whole }
}

function markDanger(legs: RoutedLeg[], found: DangerFound | null): RoutedLeg[] {
  if (!found) return legs
  return legs.map((leg) =>
    leg.department === found.department ? { ...leg, reason: `${REASONS.danger}：${found.what}` } : leg,
  )
}

function describe(found: DangerFound | null): { what: string; article?: string } {
  if (!found) return { what: REASONS.danger }
  return found.article ? { what: found.what, article: found.article } : { what: found.what }
}
