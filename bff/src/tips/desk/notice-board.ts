import type { DeskNotice } from '@onehall/shared/contract/tip-desk'
import { Problem } from '@onehall/shared/problem'
import type { Clock } from '../../platform/clock.ts'
import type { Caller } from '../../platform/tokens.ts'
import type { Cases } from './cases.repository.ts'
import type { Declaration, Declarations } from './officers.repository.ts'
import type { OnRecord } from './record.ts'

/** Notices that have tips, and what the officer declared of each. */
export interface NoticeBoard {
  list(officer: Caller): Promise<DeskNotice[]>
  /** Throws tip_desk.related where a relation is to be taken back. */
  declare(officer: Caller, noticeId: string, related: boolean): Promise<NonNullable<DeskNotice['declared']>>
}

interface Parts {
  cases: Cases
  declarations: Declarations
  record: OnRecord
  clock: Clock
}

export function createNoticeBoard({ cases, declarations, record, clock }: Parts): NoticeBoard {
  return {
    async list({ accountId }) {
      const [notices, declared] = await Promise.all([cases.listNotices(), declarations.listOf(accountId)])
      const byNotice = new Map(declared.map((one) => [one.noticeId, one]))
      return notices
        .map(({ notice, ...counts }) => ({
          ...notice,
          ...counts,
          declared: present(byNotice.get(notice.id)),
        }))
        .sort((a, b) => b.fresh - a.fresh || b.open - a.open)
    },
    async declare(officer, noticeId, related) {
      await record(officer, 'declared', `notices/${noticeId}`, { related })
      const at = clock.now()
      const holds = await declarations.declare({ officerId: officer.accountId, noticeId, related, at })
      if (holds.related && !related) throw new Problem('tip_desk.related')
      return present(holds)!
    },
  }
}

const present = (one: Declaration | undefined): DeskNotice['declared'] =>
  one ? { related: one.related, at: one.at.toISOString() } : null
