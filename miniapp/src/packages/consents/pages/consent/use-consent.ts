import type { ConsentView } from '@onehall/shared/contract/consents'
import type { GuardianRelation } from '@onehall/shared/domain/purposes'
import { useState } from 'react'
import { getConsent } from '../../../../api/consents.ts'
import { back, useParams } from '../../../../platform/navigation.ts'
import { usePull } from '../../../../platform/pull.ts'
import { signsInSilently } from '../../../../platform/sign-in.ts'
import { useTitle } from '../../../../platform/title.ts'
import { useSession } from '../../../../state/session.ts'
import { useDeciding } from '../../../../state/use-deciding.ts'
import { useResource } from '../../../../state/use-resource.ts'
import { tellRecorded } from '../../recorded.ts'

export interface Guardian {
  relation: GuardianRelation | null
  declared: boolean
}

const NOBODY: Guardian = { relation: null, declared: false }

/** One purpose on a page of its own. */
export function useConsent() {
  const { purpose = 'account_basic' } = useParams<'consent'>()
  const who = useSession((s) => s.account?.id ?? (signsInSilently ? 'wechat' : null))
  const consent = useResource(who && `consent:${who}:${purpose}`, () => getConsent(purpose))
  const [renewed, setRenewed] = useState(false)
  const [guardian, setGuardian] = useState(NOBODY)
  const { decide, ...deciding } = useDeciding()
  usePull(async () => (who ? consent.reload() : undefined))
  const title = titleOf(consent.data)
  useTitle(title)

  /** A no where nothing else ever held needs no record twice: it only leads back. */
  async function answer(one: ConsentView, granted: boolean): Promise<void> {
    const holds = one.state === (granted ? 'granted' : 'refused') && one.decision !== null && !one.outdated
    if (holds) {
      back()
      return
    }
    const { relation } = guardian
    const asGuardian = granted && one.needsGuardian && relation
    const more = asGuardian ? { guardian: { relation, declared: true as const } } : {}
    const verdict = await decide(one, granted, more)
    if (verdict?.is === 'renewed') {
      setRenewed(true)
      consent.put(verdict.consent)
    }
    if (verdict?.is !== 'recorded') return
    tellRecorded(verdict)
    back()
  }

  return {
    title,
    signedOut: who === null,
    consent,
    renewed,
    guardian,
    change: (part: Partial<Guardian>) => setGuardian((all) => ({ ...all, ...part })),
    ...deciding,
    answer: (one: ConsentView, granted: boolean) => void answer(one, granted),
  }
}

function titleOf(consent: ConsentView | null): string {
  return consent?.sensitive ? '单独征得您同意' : '授权'
}
