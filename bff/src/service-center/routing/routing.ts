import type { Tier } from '@onehall/shared/domain/people'
import {
  DEPARTMENTS,
  type Department,
  type Priority,
  type RequestKind,
} from '@onehall/shared/domain/request-states'
import { dangerOfFault, findDanger, GUESSED, guessDanger, type DangerFound } from './danger.rules.ts'
import { readData } from './data-files.ts'
import { decide, SURELY, type Decision } from './decide.rules.ts'
import { departmentsFor, isForPeople, priorityFor, type Route } from './departments.rules.ts'
import { featuresOf } from './features.ts'
import { legFor, REASONS } from './legs.rules.ts'
import { createModel, type Model, type ModelFile } from './model.ts'

/** What is known of a request when it is routed. */
export interface RoutingQuestion {
  kind: RequestKind
  text: string
  fault: { code: string; department: Department | null; severity: 'info' | 'service' | 'danger' } | null
  /** The category of the product at hand, as the catalogue names it. */
  category: string | undefined
  tier: Tier
}

export interface Routed {
  /** Empty where nobody is asked for anything, and where it is unsure who is. */
  departments: Route[]
  priority: Priority
  /** What the words themselves say of it, whoever says them. */
  urgency: 'normal' | 'high' | 'danger'
  danger: { what: string; articleId: string | null } | null
  /** True where something may be asked for, but of whom is for the desk to say; never with a danger. */
  unsure: boolean
  by: 'rule' | 'model' | 'none'
}

export interface Routing {
  /** Decides which departments a request goes to. Pure: the same question has the same answer. */
  route(question: RoutingQuestion): Routed
}

/** Reads the model once, about a megabyte; its scores stand in it. */
export function createRouting(model: Model = createModel(readData('model.json') as ModelFile)): Routing {
  const read = ({ kind, text, category }: RoutingQuestion): Decision => {
    const said = decide(model.ask(featuresOf(text)), findDanger(text, category), () => guessDanger(text))
    return isForPeople(kind) && !said.danger ? { ...said, likely: [], unsure: false } : said
  }

  return {
    route(question) {
      const { text, fault, category } = question
      const ruled = departmentsFor(question)
      const said = read(question)
      const danger = (fault && dangerOfFault(fault, category)) ?? said.danger
      const unsure = !danger && ruled.length === 0 && said.unsure
      const departments = unsure ? [] : routesTo(said, { ruled, danger, text })
      const isRule = ruled.length > 0 || (danger !== null && danger.kind !== GUESSED)
      return {
        departments,
        priority: danger ? 'danger' : priorityFor(question),
        urgency: danger ? 'danger' : said.high ? 'high' : 'normal',
        danger: danger && { what: danger.what, articleId: danger.article },
        unsure,
        by: departments.length === 0 ? 'none' : isRule ? 'rule' : 'model',
      }
    },
  }
}

interface Known {
  /** What kind and fault code demand: words may only add to it, and only when they are clear. */
  ruled: readonly Route[]
  danger: DangerFound | null
  text: string
}

/** The departments that the rules name, then those that the words name, each once; a danger never goes to nobody. */
function routesTo({ likely }: Decision, { ruled, danger, text }: Known): Route[] {
  const enough = ruled.length > 0 ? SURELY : 0
  const heard = likely.filter(({ share }) => share > enough).map((l) => l.department)
  const wanted = [...ruled.map((r) => r.department), ...heard]
  const helps = danger?.departments ?? []
  const isMissing = helps.length > 0 && !helps.some((d) => wanted.includes(d))
  if (isMissing) wanted.push(helps[0]!)
  const others = DEPARTMENTS.filter((d) => wanted.includes(d) && !ruled.some((r) => r.department === d))
  return [...ruled, ...others.map((d) => toRoute(d, text))].map((route) =>
    danger && helps.includes(route.department)
      ? { ...route, reason: `${REASONS.danger}：${danger.what}` }
      : route,
  )
}

function toRoute(department: Department, text: string): Route {
  const { title, said } = legFor(department, text)
  return {
    department,
    title,
    reason: said.length > 0 ? `${REASONS.said}“${said.join('”“')}”` : REASONS.whole,
  }
}
