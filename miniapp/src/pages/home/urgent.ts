import type { RequestBrief } from '@onehall/shared/contract/requests'
import { standing, type Standing } from '../../state/standing.ts'

/** What the home page shows of a request. */
export interface Urgent {
  id: string
  kind: RequestBrief['kind']
  title: string
  sentence: string
  standing: Standing
}

/** The most urgent of the open requests: what needs the person first, then the next visit, then what moved last. */
export function mostUrgent(open: readonly RequestBrief[], count: number): Urgent[] {
  return [...open]
    .sort((a, b) => rank(a) - rank(b) || visitAt(a) - visitAt(b) || b.updatedAt.localeCompare(a.updatedAt))
    .slice(0, count)
    .map((r) => ({
      id: r.id,
      kind: r.kind,
      title: r.title,
      sentence: r.sentence,
      standing: standing(r),
    }))
}

export const needsPerson = (r: RequestBrief): boolean => standing(r).kind === 'you'

const rank = (r: RequestBrief): number => (needsPerson(r) ? 0 : r.visit ? 1 : 2)

const visitAt = ({ visit }: RequestBrief): number => (visit ? Date.parse(visit.from) : 0)
