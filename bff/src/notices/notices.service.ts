import { mayMove, type NoticeStatus } from '@onehall/shared/domain/notice-states'
import { Problem } from '@onehall/shared/problem'
import type { Audit } from '../audit/index.ts'
import type { Clock } from '../platform/clock.ts'
import { pageOf, readCursor } from '../platform/paging.ts'
import type { Notice } from './notice.ts'
import type { Notices } from './notices.repository.ts'

interface Page {
  limit: number
  cursor?: string | undefined
}

export interface NoticeDesk {
  /** Throws notice.unknown for what is not open. */
  getOpen(id: string): Promise<Notice>
  findOpen(id: string): Promise<Notice | null>
  list(status: NoticeStatus | undefined, page: Page): Promise<{ items: Notice[]; nextCursor: string | null }>
  /** Throws notice.unknown, notice.illegal_move. Holds for every process from its next request on. */
  move(by: { id: string }, id: string, change: { to: NoticeStatus; reason: string }): Promise<Notice>
}

const TRIES = 10

export function createNoticeDesk({
  notices,
  audit,
  clock,
}: {
  notices: Notices
  audit: Audit
  clock: Clock
}): NoticeDesk {
  return {
    async getOpen(id) {
      const notice = await notices.findOpen(id)
      if (!notice) throw new Problem('notice.unknown')
      return notice
    },
    findOpen: (id) => notices.findOpen(id),
    async list(status, { limit, cursor }) {
      const found = await notices.list(status, limit, readCursor(cursor))
      return pageOf(found, limit, ({ publishedAt, id }) => ({ at: publishedAt, id }))
    },
    async move(by, id, { to, reason }) {
      for (let tries = 0; tries < TRIES; tries++) {
        const before = await notices.find(id)
        if (!before) throw new Problem('notice.unknown')
        if (before.status === to) return before
        if (!mayMove(before.status, to)) throw new Problem('notice.illegal_move')
        await audit.record({
          stream: 'notices',
          actor: by.id,
          role: 'ops',
          action: `notice.${to}`,
          objectRef: `notices/${id}`,
          payload: { from: before.status, to, reason },
        })
        const next = { ...before, status: to, changedAt: clock.now(), version: before.version + 1 }
        if (await notices.save(next, before)) return next
      }
      throw new Problem('server.unavailable', undefined, { retryAfter: 1 })
    },
  }
}
