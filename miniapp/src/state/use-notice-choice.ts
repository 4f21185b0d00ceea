import type { ConsentView } from '@onehall/shared/contract/consents'
import { useState } from 'react'
import { getConsent } from '../api/consents.ts'
import { dismissNoticeQuestion } from '../api/parcels.ts'
import { open } from '../platform/navigation.ts'
import { say } from './toast.ts'
import { notChanged, useDeciding, type Verdict } from './use-deciding.ts'
import { useWrite } from './use-write.ts'

/** All parcels that are not printed yet. */
export const ALL = 'all'
/** All of them, or one by its id. */
type Scope = string

interface Asked {
  scope: Scope
  consent: ConsentView
  renewed: boolean
}

/** Whether parcels carry a notice: a yes after its words were read, a no with one tap, and the question once. */
export function useNoticeChoice(changed: () => Promise<void>) {
  const [asked, setAsked] = useState<Asked | null>(null)
  const [scope, setScope] = useState<Scope | null>(null)
  const reading = useWrite(() => getConsent('parcel_notice'))
  const putting = useWrite(() => dismissNoticeQuestion().then(() => true))
  const { decide, ...deciding } = useDeciding()
  const failed = reading.problem ?? putting.problem
  const more = (of: Scope) => (of === ALL ? {} : { parcelId: of })

  async function choose(of: Scope, granted: boolean): Promise<void> {
    setScope(of)
    const consent = await reading.run(null)
    if (!consent) return
    if (granted) setAsked({ scope: of, consent, renewed: false })
    else await settle(of, await decide(consent, false, more(of)))
  }

  async function agree(): Promise<void> {
    if (asked) await settle(asked.scope, await decide(asked.consent, true, more(asked.scope)))
  }

  async function settle(of: Scope, verdict: Verdict | null): Promise<void> {
    if (verdict?.is === 'renewed') setAsked({ scope: of, consent: verdict.consent, renewed: true })
    if (verdict?.is !== 'recorded') return
    setAsked(null)
    tell(of, verdict)
    await changed()
  }

  async function putAway(): Promise<void> {
    if (await putting.run(null)) await changed()
  }

  return {
    asked,
    /** what is being changed */
    busy: reading.busy || deciding.busy ? scope : null,
    deciding: deciding.busy,
    problem: deciding.problem ?? (failed && notChanged(failed)),
    choose: (of: Scope, granted: boolean) => void choose(of, granted),
    agree: () => void agree(),
    close: () => setAsked(null),
    putAway: () => void putAway(),
  }
}

export type NoticeChoice = ReturnType<typeof useNoticeChoice>

function tell(of: Scope, { granted, receiptId }: Extract<Verdict, { is: 'recorded' }>): void {
  say({
    icon: 'tick',
    text: SAID[of === ALL ? 'all' : 'one'][granted ? 'yes' : 'no'],
    act: { text: '回执', onPress: () => open('consentReceipt', { id: receiptId }) },
  })
}

const SAID = {
  one: { yes: '记下了，这件附公告', no: '已关掉，这件不附公告' },
  all: { yes: '记下了，没印的都附', no: '已关掉，没印的都不附' },
}
