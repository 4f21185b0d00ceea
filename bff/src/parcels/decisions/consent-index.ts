import { createHouseholds } from './households.ts'

/** A decision on parcel notices, as the ledger streams it. */
export interface ConsentWord {
  recipientRef: string
  parcelId: string | null
  granted: boolean
  textVersion: number
  at: Date
}

/** Where the words come from. */
export interface ConsentSource {
  /** The version of the text that a yes must have been said to. */
  currentVersion(): Promise<number>
  /** All words from a moment on, in any order. */
  stream(from: Date): AsyncIterable<ConsentWord>
}

/**
 * Who may be sent a notice, in memory. Whatever was confirmed to a person before `refresh` was called is in it when
 * that ends; ask it then, before anything else is awaited.
 */
export interface ConsentIndex {
  refresh(): Promise<void>
  /** Whether a yes for this parcel has held from `atMs` on, without a break. */
  allows(recipientRef: string, sscc: string, atMs: number): boolean
  readonly size: number
  readonly bytes: number
}

/**
 * Read again each time: words are ordered by the clocks of many processes, and one may be stored a moment after a later
 * one. A word is confirmed to a person only within 20 s of its time (consents.service), so that a minute takes in every
 * confirmed word, with 40 s left for clocks that differ.
 */
const OVERLAP_MS = 60_000

export function createConsentIndex(source: ConsentSource, now: () => Date): ConsentIndex {
  let state = createState(-1)
  let tail: Promise<void> = Promise.resolve()
  let queued: Promise<void> | null = null

  const read = async (): Promise<void> => {
    const started = now().getTime()
    const version = await source.currentVersion()
    // other words: everybody is asked anew, and until all is read the old state stands whole
    const next = version === state.version ? state : createState(version)
    for await (const word of source.stream(next.readFrom)) next.take(word)
    next.readFrom = new Date(started - OVERLAP_MS)
    state = next
  }

  return {
    /** One reads at a time; whoever comes meanwhile shares one that begins after he came. */
    refresh() {
      if (queued) return queued
      queued = tail
        .catch(() => undefined)
        .then(() => {
          queued = null
          return read()
        })
      tail = queued
      return queued
    },
    allows: (recipientRef, sscc, atMs) => state.allows(recipientRef, sscc, atMs),
    get size() {
      return state.households.size
    },
    get bytes() {
      return state.households.bytes
    },
  }
}

/** All words on one version of the text. */
function createState(version: number) {
  const households = createHouseholds()
  /** words on single parcels: time in ms, negative for a no */
  const parcels = new Map<string, number>()
  return {
    version,
    households,
    readFrom: new Date(0),
    take({ recipientRef, parcelId, granted, textVersion, at }: ConsentWord): void {
      const holds = granted && textVersion === version
      if (parcelId === null) {
        households.say(recipientRef, holds, at.getTime())
        return
      }
      const key = `${parcelId} ${recipientRef}`
      const before = parcels.get(key) ?? 0
      if (Math.abs(before) > at.getTime() || before === -at.getTime()) return
      parcels.set(key, holds ? at.getTime() : -at.getTime())
    },
    allows(recipientRef: string, sscc: string, atMs: number): boolean {
      const general = households.wordOf(recipientRef)
      const own = parcels.get(`${sscc} ${recipientRef}`)
      if (own === undefined) return general > 0 && atMs >= general
      // a no to all that came after a yes to this one takes it in
      return own > 0 && !(general < 0 && -general >= own) && atMs >= own
    },
  }
}
