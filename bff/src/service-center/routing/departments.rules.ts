import type { Department, Priority, RequestKind } from '@onehall/shared/domain/request-states'
import type { Tier } from '@onehall/shared/domain/people'

/** Which departments a request goes to, and why. */
export interface Route {
  department: Department
  title: string
  reason: string
}

interface Known {
  kind: RequestKind
  fault: { department: Department | null; severity: 'info' | 'service' | 'danger' } | null
  tier: Tier
}

const BY_KIND: Record<RequestKind, Route[]> = {
  repair: [{ department: 'installation', title: '上门维修', reason: '报修' }],
  install: [{ department: 'installation', title: '上门安装', reason: '安装' }],
  delivery: [{ department: 'logistics', title: '送货', reason: '配送' }],
  purchase: [{ department: 'sales', title: '购买', reason: '购买' }],
  exchange: [{ department: 'sales', title: '退换货', reason: '退换' }],
  question: [],
  complaint: [],
  suggestion: [],
}

/** A fault code's own department comes first; else the kind decides. None means that the desk decides. */
export function departmentsFor({ kind, fault }: Known): Route[] {
  if (kind === 'repair' && fault?.department) {
    return [{ department: fault.department, title: '上门维修', reason: '故障代码' }]
  }
  return BY_KIND[kind]
}

/** Kinds that somebody wants to be heard with, not sent on: an agent reads them first, whatever departments they name. */
export const isForPeople = (kind: RequestKind): boolean => kind === 'complaint' || kind === 'suggestion'

/** Danger before gold before silver before the others. */
export function priorityFor({ fault, tier }: Known): Priority {
  return fault?.severity === 'danger' ? 'danger' : tier
}
