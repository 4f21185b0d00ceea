import type { Proof } from '@onehall/shared/domain/proof-of-work'
import { useEffect, useRef, useState } from 'react'
import { getTipChallenge } from '../../api/tips.ts'
import { searchInSlices, shareDone } from './proof/search.ts'

export interface ProofOfWork {
  /** how far along the search is, 0 to 1; never 1 while it lasts */
  share: number
  /** Begins where nothing is begun; throws an ApiError where the server was not reached. */
  ready: () => Promise<Proof>
  /** It was refused: the next one begins anew. */
  drop: () => void
}

/** Time to send what was proven, before the server takes it for too old. */
const MARGIN_MS = 60_000
/** A bar that moves more often costs more than it tells. */
const TELL_EVERY_MS = 250

interface Found {
  proof: Proof
  until: number
}

/** The work that a stranger's device does for one tip, while the person still writes. */
export function useProof(): ProofOfWork {
  const [share, setShare] = useState(0)
  const held = useRef<Found | null>(null)
  const finding = useRef<Promise<Found> | null>(null)
  const gone = useRef(false)
  useEffect(
    () => () => {
      gone.current = true
    },
    [],
  )

  async function ready(): Promise<Proof> {
    if (!held.current || held.current.until < Date.now()) {
      finding.current ??= find(setShare, () => gone.current).finally(() => {
        finding.current = null
      })
      held.current = await finding.current
    }
    return held.current.proof
  }

  return {
    share,
    ready,
    drop() {
      held.current = null
    },
  }
}

async function find(tell: (share: number) => void, isGone: () => boolean): Promise<Found> {
  const { challenge, bits, expiresAt } = await getTipChallenge()
  let told = 0
  const nonce = await searchInSlices(
    { challenge, bits },
    {
      now: () => Date.now(),
      pause: () => new Promise((resume) => setTimeout(resume, 0)),
      onTried(tries) {
        if (Date.now() - told > TELL_EVERY_MS) {
          told = Date.now()
          tell(shareDone(tries, bits))
        }
        return !isGone()
      },
    },
  )
  if (nonce === null) throw new Error('nobody waits for it any more')
  return { proof: { challenge, nonce }, until: Date.parse(expiresAt) - MARGIN_MS }
}
