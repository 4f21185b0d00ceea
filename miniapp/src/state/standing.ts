import type { RequestBrief } from '@onehall/shared/contract/requests'
import type { RequestKind } from '@onehall/shared/domain/request-states'
import type { IconName } from '../ui/icon/names.ts'
import type { StateKind } from '../ui/state/state.tsx'

export const ICON_OF_KIND: Record<RequestKind, IconName> = {
  question: 'ask',
  repair: 'wrench',
  install: 'calendar',
  delivery: 'truck',
  purchase: 'bag',
  exchange: 'transfer',
  complaint: 'headset',
  suggestion: 'edit',
}

export interface Standing {
  kind: StateKind
  word: string
}

/** How a request stands, in one word beside its sentence. Never further along than the server says. */
export function standing({ status, legs, visit }: Pick<RequestBrief, 'status' | 'legs' | 'visit'>): Standing {
  switch (status) {
    case 'received':
      return { kind: 'wait', word: '已收到' }
    case 'answered':
      return { kind: 'go', word: '已回答' }
    case 'waiting_customer':
      return { kind: 'you', word: visit?.needsConfirmation ? '等您确认' : '等您回复' }
    case 'resolved':
      return { kind: 'done', word: '已办好' }
    case 'closed':
      return { kind: 'done', word: '已结束' }
    case 'cancelled':
      return { kind: 'off', word: '已取消' }
    default:
      return underWay(status, legs, visit)
  }
}

function underWay(
  status: 'routed' | 'in_progress',
  legs: RequestBrief['legs'],
  visit: RequestBrief['visit'],
): Standing {
  if (visit) {
    return visit.needsConfirmation ? { kind: 'you', word: '等您确认' } : { kind: 'go', word: '已约好' }
  }
  const unsent = legs.length > 0 && legs.every((leg) => leg.status === 'pending' || leg.status === 'sending')
  if (unsent) return { kind: 'wait', word: '已收到' }
  return { kind: 'go', word: status === 'routed' ? '部门在办' : '正在办' }
}
