import type { LegStatus } from '@onehall/shared/domain/request-states'
import type { DeskReason, ServiceRequest } from '../request/index.ts'
import { DEPARTMENT_WORDS } from '../thread/sentence.ts'

/** Why something lies on the desk, in words. */
export const REASON_WORDS: Record<DeskReason, string> = {
  no_department: '没有对应部门',
  unsure: '拿不准该给谁',
  asked_for_human: '要找人工',
  not_helpful: '答案没解决',
  danger: '危险',
  leg_failed: '部门没办成',
  all_cancelled: '部门都取消了',
  not_told: '部门没收到消息',
  said_something: '客户又说了话',
  job_unconfirmed: '师傅说办好了，没有确认码',
  job_conflict: '师傅做了，安装那边对不上',
}

const BY_WORDS: Record<ServiceRequest['routedBy'], string> = {
  rule: '规则分派',
  model: '模型分派',
  desk: '客服分派',
  none: '未分派',
}

const LEG_WORDS: Partial<Record<LegStatus, string>> = {
  accepted: '接下',
  scheduled: '约好',
  in_progress: '开始办',
  done: '办好',
  failed: '没办成',
  cancelled: '取消',
}

/** What happened, as lines between the messages: 规则分派：销售（换货）、物流（破损）. */
export function historyOf(r: ServiceRequest): { at: string; text: string }[] {
  const routed = r.legs.map((leg) => `${DEPARTMENT_WORDS[leg.department]}（${leg.reason}）`).join('、')
  return r.events.flatMap((event) => {
    const at = event.at.toISOString()
    if (event.type === 'status' && event.status === 'routed')
      return [{ at, text: `${BY_WORDS[r.routedBy]}：${routed}` }]
    if (event.type === 'status' && event.status === 'waiting_customer') return [{ at, text: '等客户' }]
    if (event.type === 'status' && event.status === 'resolved') return [{ at, text: '办好了' }]
    const leg = event.type === 'leg' ? r.legs.find((l) => l.id === event.legId) : undefined
    const word = event.legStatus && LEG_WORDS[event.legStatus]
    return leg && word ? [{ at, text: `${DEPARTMENT_WORDS[leg.department]}${word}` }] : []
  })
}
