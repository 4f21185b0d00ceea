import type { HomeVisitView, RequestView } from '@onehall/shared/contract/requests'
import { isJobOver } from '@onehall/shared/domain/job-states'
import type { RequestKind } from '@onehall/shared/domain/request-states'
import { onTheWay, type Standing } from '../../../../state/standing.ts'

const STILL: Partial<Record<HomeVisitView['state'], Standing>> = {
  unable: { kind: 'off', word: '这次没做成' },
  declined: { kind: 'wait', word: '在换师傅' },
}

/** Where he is, as he said it himself. */
export const visitState = ({ state }: HomeVisitView, kind: RequestKind): Standing =>
  onTheWay(state, kind) ?? STILL[state] ?? { kind: 'go', word: '已约好' }

/** 周师傅，4.9 分（36 人评过） */
export const ratingWords = ({ name, rating, ratings }: NonNullable<HomeVisitView['installer']>): string =>
  rating === null ? name : `${name}，${rating.toFixed(1)} 分（${ratings} 人评过）`

/** 加长排水管 2 根、支架 1 个，共 90 元 */
export const chargeWords = ({ items, total }: HomeVisitView['charges'][number]): string =>
  `${items.map(({ name, unit, quantity }) => `${name} ${quantity} ${unit}`).join('、')}，共 ${yuan(total)} 元`

const yuan = (fen: number): string => (fen % 100 === 0 ? String(fen / 100) : (fen / 100).toFixed(2))

/** The visit to show as the installer's own: agreed, and not of another day's past. */
export function shownVisit({ homeVisit }: Pick<RequestView, 'homeVisit'>): HomeVisitView | null {
  if (!homeVisit || homeVisit.needsConfirmation) return null
  const isPlain = homeVisit.code === null && homeVisit.charges.length === 0 && homeVisit.register === null
  return isJobOver(homeVisit.state) && isPlain ? null : homeVisit
}
