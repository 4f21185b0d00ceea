import { useRef, useState } from 'react'
import { nameAddress } from '../api/places.ts'
import { ApiError } from '../api/problem.ts'
import { locate } from '../platform/place.ts'
import { useAllowed } from './use-allowed.ts'

export type FoundAddress = Awaited<ReturnType<typeof nameAddress>>

export interface OwnPlace {
  busy: boolean
  /** Finds out where she is, once, where she lets us. */
  use: () => Promise<void>
  /** what came of it, or why nothing did; typing goes on either way */
  sentence: string | null
  /** leads to the words that she has to say yes to first; null where that is not what stands in the way */
  ask: (() => void) | null
}

type Said = { sentence: string; why: 'consent' | 'other' }

/** Fills an address in from where she is. `onFound` says what it filled, in a sentence. */
export function useOwnPlace(onFound: (address: FoundAddress) => string): OwnPlace {
  const { allowed, refusal, ask, again } = useAllowed('location')
  const [busy, setBusy] = useState(false)
  const [said, setSaid] = useState<Said | null>(null)
  const running = useRef(false)
  // she goes on typing while it is looked up: what is filled in joins what stands there then
  const newest = useRef(onFound)
  newest.current = onFound

  async function find(): Promise<Said> {
    try {
      const known = allowed === null ? await again() : { allowed, refusal }
      if (!known.allowed) return { sentence: known.refusal ?? '', why: 'consent' }
      // only now is the phone asked: without her yes nothing reads where she is
      const place = await locate()
      if (!place.ok) return { sentence: place.sentence, why: 'other' }
      return { sentence: newest.current(await nameAddress(place.value)), why: 'other' }
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      if (error.code !== 'consent.required') return { sentence: error.sentence, why: 'other' }
      await again().catch(() => null) // the hall has said it, whether it says so again or not
      return { sentence: error.sentence, why: 'consent' }
    }
  }

  async function use(): Promise<void> {
    if (running.current) return
    running.current = true
    setBusy(true)
    setSaid(null)
    try {
      setSaid(await find())
    } finally {
      running.current = false
      setBusy(false)
    }
  }

  // she has said yes since: what stood in the way no longer does
  const isOver = said?.why === 'consent' && allowed === true
  return {
    busy,
    use,
    sentence: isOver ? '同意了，再点一次“用一次定位”' : (said?.sentence ?? null),
    ask: said?.why === 'consent' && !isOver ? ask : null,
  }
}
