import type { Tier } from '@onehall/shared/domain/people'
import type { Department, LegStatus, RequestStatus } from '@onehall/shared/domain/request-states'
import type { StateKind } from '../../ui/state/state.tsx'

export const DEPARTMENT_WORDS: Record<Department, string> = {
  sales: '销售',
  logistics: '物流',
  installation: '安装',
}

export const TIER_WORDS: Record<Tier, string> = { normal: '', silver: '银卡', gold: '金卡' }

export const STATUS_WORDS: Record<RequestStatus, string> = {
  received: '已收到',
  answered: '已回复',
  routed: '部门在办',
  in_progress: '正在办',
  waiting_customer: '等客户',
  resolved: '已办好',
  closed: '已结束',
  cancelled: '已取消',
}

export interface LegWords {
  kind: StateKind
  word: string
  /** of its four steps (sent, taken, agreed, done), how many are behind it */
  reached: number
}

export const LEG_WORDS: Record<LegStatus, LegWords> = {
  pending: { kind: 'wait', word: '正在转', reached: 0 },
  sending: { kind: 'wait', word: '正在转', reached: 0 },
  accepted: { kind: 'go', word: '已接下', reached: 2 },
  scheduled: { kind: 'go', word: '已约好', reached: 3 },
  in_progress: { kind: 'go', word: '正在办', reached: 3 },
  done: { kind: 'done', word: '办好了', reached: 4 },
  failed: { kind: 'bad', word: '没办成', reached: 1 },
  cancelled: { kind: 'off', word: '已取消', reached: 0 },
}

/** 2611 2104 73 */
export const groupedNumber = (number: string): string => number.replace(/(.{4})(?=.)/g, '$1 ')
