import type { ConsentView, listConsents as endpoint } from '@onehall/shared/contract/consents'
import { useState } from 'react'
import { listConsents } from '../../../../api/consents.ts'
import type { Reply } from '../../../../api/contract.ts'
import { usePull } from '../../../../platform/pull.ts'
import { useShownAgain } from '../../../../platform/shown.ts'
import { signsInSilently } from '../../../../platform/sign-in.ts'
import { keep } from '../../../../platform/storage.ts'
import { useSession } from '../../../../state/session.ts'
import { useDeciding, type Verdict } from '../../../../state/use-deciding.ts'
import { useResource } from '../../../../state/use-resource.ts'
import { tellRecorded } from '../../recorded.ts'

type List = Reply<typeof endpoint>
const kept = keep<List>('mine.consents', 1)

/** Every purpose, and a word on each: a yes after its text was read, a no at once. */
export function useConsents() {
  const who = useSession((s) => s.account?.id ?? (signsInSilently ? 'wechat' : null))
  const consents = useResource(who && `consents:${who}`, listConsents, kept)
  const [asked, setAsked] = useState<{ consent: ConsentView; renewed: boolean } | null>(null)
  const [changing, setChanging] = useState<ConsentView['id'] | null>(null)
  const { decide, ...deciding } = useDeciding()
  const reload = async (): Promise<void> => (who ? consents.reload() : undefined)
  useShownAgain(reload)
  usePull(reload)

  async function change(consent: ConsentView, granted: boolean): Promise<void> {
    setChanging(consent.id)
    if (granted) setAsked({ consent, renewed: consent.outdated })
    else await settle(await decide(consent, false))
  }

  async function settle(verdict: Verdict | null): Promise<void> {
    if (verdict?.is === 'renewed') setAsked({ consent: verdict.consent, renewed: true })
    if (verdict?.is !== 'recorded') return
    setAsked(null)
    tellRecorded(verdict)
    await consents.reload()
  }

  return {
    signedOut: who === null,
    consents,
    asked,
    changing: deciding.busy ? changing : null,
    ...deciding,
    change: (consent: ConsentView, granted: boolean) => void change(consent, granted),
    agree: async () => (asked ? settle(await decide(asked.consent, true)) : undefined),
    close: () => setAsked(null),
  }
}
