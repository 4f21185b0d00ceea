import type { LegView, RequestBrief } from '@onehall/shared/contract/requests'
import { visitWord } from '@onehall/shared/domain/job-states'
import { isLegEnd, type RequestKind } from '@onehall/shared/domain/request-states'
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

/** Kinds that are called alike whatever they are about. */
const TOLD_BY_WORDS: ReadonlySet<RequestKind> = new Set(['question', 'complaint', 'suggestion'])
const WORDS_SHOWN = 12

/** As a list calls it: 洗烘一体机报修 E21; 咨询：洗衣机怎么除垢. */
export function listTitleOf({ kind, excerpt, ...request }: RequestBrief): string {
  const title = titleOf(request)
  if (!excerpt || !TOLD_BY_WORDS.has(kind)) return title
  const words = [...excerpt]
  return `${title}：${words.slice(0, WORDS_SHOWN).join('')}${words.length > WORDS_SHOWN ? '…' : ''}`
}

/** 洗烘一体机报修 E21 */
export const titleOf = ({ title, faultCode }: Pick<RequestBrief, 'title' | 'faultCode'>): string =>
  faultCode ? `${title} ${faultCode}` : title

export interface Standing {
  kind: StateKind
  word: string
}

/** Where the installer is, as he says it himself; null while nobody has set out. */
export function onTheWay(visit: LegView['visit'], kind: RequestKind): Standing | null {
  const word = visit && visitWord(visit, kind)
  return word ? { kind: visit === 'done' ? 'done' : 'go', word } : null
}

/** How a request stands, in one word beside its sentence. Never further along than the server says. */
export function standing(request: Pick<RequestBrief, 'status' | 'kind' | 'legs' | 'visit'>): Standing {
  const { status, visit } = request
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
      return underWay(status, request)
  }
}

function underWay(
  status: 'routed' | 'in_progress',
  { legs, kind, visit }: Pick<RequestBrief, 'kind' | 'legs' | 'visit'>,
): Standing {
  const current = currentLegs(legs)
  if (visit?.needsConfirmation) return { kind: 'you', word: '等您确认' }
  if (current.some((leg) => leg.status === 'failed')) return { kind: 'bad', word: '没办成' }
  const coming = current.filter(({ status: one }) => !isLegEnd(one))
  const live = coming.flatMap((leg) => onTheWay(leg.visit, kind) ?? [])[0]
  if (live) return live
  const begun = current.find((leg) => leg.status === 'in_progress')
  if (begun) return { kind: 'go', word: begun.department === 'logistics' ? '派送中' : '正在办' }
  if (visit) return { kind: 'go', word: '已约好' }
  const unsent =
    current.length > 0 && current.every(({ status }) => status === 'pending' || status === 'sending')
  if (unsent) return { kind: 'wait', word: '已收到' }
  return { kind: 'go', word: status === 'routed' ? '部门在办' : '正在办' }
}

/** A request that was taken up again has the legs of every round: of each part only the last one counts. */
export const currentLegs = (legs: readonly LegView[]): LegView[] =>
  legs.filter((leg, i) => !legs.slice(i + 1).some((later) => isSamePart(leg, later)))

const isSamePart = (a: LegView, b: LegView): boolean => a.department === b.department && a.title === b.title
