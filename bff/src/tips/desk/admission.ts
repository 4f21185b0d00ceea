import { Problem } from '@onehall/shared/problem'
import type { Caller } from '../../platform/tokens.ts'
import type { StoredTip, Tips } from '../tips.repository.ts'
import type { Case } from './case.ts'
import type { Cases } from './cases.repository.ts'
import type { Declarations } from './officers.repository.ts'

/** Who may open what: nobody opens a tip of a notice before they said that it is not about their own. */
export interface Admission {
  /** Throws tip_desk.undeclared, tip_desk.related. */
  check(officer: Caller, noticeId: string): Promise<void>
  /** Throws tip.unknown and the same. */
  get(officer: Caller, tipId: string): Promise<{ one: Case; tip: StoredTip }>
  /** Notices that the officer is related to. */
  relatedOf(officer: Caller): Promise<string[]>
}

export function createAdmission(parts: { cases: Cases; tips: Tips; declarations: Declarations }): Admission {
  const { cases, tips, declarations } = parts
  const check: Admission['check'] = async ({ accountId }, noticeId) => {
    const declared = await declarations.find(accountId, noticeId)
    if (!declared) throw new Problem('tip_desk.undeclared')
    if (declared.related) throw new Problem('tip_desk.related')
  }
  return {
    check,
    async get(officer, tipId) {
      const [one, tip] = await Promise.all([cases.find(tipId), tips.find(tipId)])
      if (!one || !tip) throw new Problem('tip.unknown')
      await check(officer, one.notice.id)
      return { one, tip }
    },
    async relatedOf({ accountId }) {
      const all = await declarations.listOf(accountId)
      return all.filter((one) => one.related).map((one) => one.noticeId)
    },
  }
}
