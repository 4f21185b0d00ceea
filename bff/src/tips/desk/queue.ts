import type { TipRow } from '@onehall/shared/contract/tip-desk'
import { LANES, type Lane } from '@onehall/shared/domain/tip-states'
import { toWgs84 } from '../../places/index.ts'
import type { Caller } from '../../platform/tokens.ts'
import type { Tips } from '../tips.repository.ts'
import type { Admission } from './admission.ts'
import type { Case } from './case.ts'
import type { CaseFiles } from './case-files.ts'
import type { Cases } from './cases.repository.ts'
import { alikeOf, clusterOf, townOf, type Neighbour } from './groups.policy.ts'

export interface QueueFilter {
  lane?: Lane | undefined
  noticeId?: string | undefined
  state: 'open' | 'closed'
}

export interface Queue {
  /** What is raised first, then replies, then the oldest. `from` counts rows to leave out. */
  list(officer: Caller, filter: QueueFilter, page: { from: number; limit: number }): Promise<QueuePage>
  row(one: Case): Promise<TipRow & { alikeIds: string[]; clusterIds: string[] }>
}

interface QueuePage {
  items: TipRow[]
  more: boolean
  lanes: Record<Lane, number>
}

interface Parts {
  cases: Cases
  tips: Tips
  files: CaseFiles
  admission: Admission
}

export function createQueue({ cases, tips, files, admission }: Parts): Queue {
  const neighboursOf = async (noticeId: string): Promise<Neighbour[]> =>
    (await cases.listByNotice(noticeId)).flatMap((one) => {
      const facts = files.facts(one)
      if (!facts) return []
      const { sketch, place, point, seenAt } = facts
      const serious = one.lane === 'credible' || one.lane === 'weak'
      const where = { place, point: point ? toWgs84(point) : null }
      return [{ id: one.id, at: one.at, sketch, ...where, seenOn: dayOf(seenAt), serious }]
    })

  const rowsOf = async (some: readonly Case[]) => {
    const waiting = await tips.waitingAmong(some.map((one) => one.id))
    const byNotice = new Map<string, Neighbour[]>()
    for (const { notice } of some)
      if (!byNotice.has(notice.id)) byNotice.set(notice.id, await neighboursOf(notice.id))
    return some.map((one) => {
      const all = byNotice.get(one.notice.id)!
      const me = all.find((other) => other.id === one.id)
      const alikeIds = me ? alikeOf(me, all) : []
      const clusterIds = me ? clusterOf(me, all) : []
      const facts = files.facts(one)
      return {
        id: one.id,
        noticeId: one.notice.id,
        noticeName: one.notice.name,
        status: one.status,
        lane: one.lane,
        decided: one.decided,
        reasons: facts?.screened.reasons ?? [],
        receivedAt: one.at.toISOString(),
        self: facts?.self ?? false,
        photos: facts?.photoIds.length ?? 0,
        hasContact: facts?.hasContact ?? false,
        waiting: waiting.has(one.id),
        alike: alikeIds.length,
        cluster:
          clusterIds.length > 0 ? { place: me!.place && townOf(me!.place), tips: clusterIds.length } : null,
        alikeIds,
        clusterIds,
      }
    })
  }

  return {
    async list(officer, { lane, noticeId, state }, { from, limit }) {
      const without = await admission.relatedOf(officer)
      const all = await cases.list({
        open: state === 'open',
        without,
        ...(lane ? { lane } : {}),
        ...(noticeId ? { noticeId } : {}),
      })
      const rows = (await rowsOf(all)).sort(
        (a, b) => urgencyOf(b) - urgencyOf(a) || a.receivedAt.localeCompare(b.receivedAt),
      )
      const open = lane || state === 'closed' ? await cases.list({ open: true, without }) : all
      const lanes = Object.fromEntries(
        LANES.map((name) => [name, open.filter((one) => one.lane === name).length]),
      ) as Record<Lane, number>
      return { items: rows.slice(from, from + limit), more: rows.length > from + limit, lanes }
    },
    row: async (one) => (await rowsOf([one]))[0]!,
  }
}

const urgencyOf = (row: TipRow): number =>
  (row.cluster ? 4 : 0) + (row.waiting ? 2 : 0) + (row.self && row.lane === 'credible' ? 1 : 0)

/** 2026-10-25, 2026-10 (its middle); words say no day. */
function dayOf(seenAt: string | null): Date | null {
  const [, year, month, day] = /^(\d{4})-(\d{2})(?:-(\d{2}))?/.exec(seenAt ?? '') ?? []
  if (!year) return null
  const found = new Date(`${year}-${month}-${day ?? '15'}T00:00:00Z`)
  return Number.isNaN(found.getTime()) ? null : found
}
