import { searchProof } from '@onehall/shared/domain/proof-of-work'
import { digestAfter } from './digest.ts'

/** A frame of a page lasts 16 ms: a slice leaves it room to draw and to be tapped. */
const SLICE_MS = 8
const FIRST_TRIES = 32

interface Ways {
  /** ms */
  now: () => number
  /** gives the page its turn */
  pause: () => Promise<void>
  /** after each slice: how many were tried so far; false ends the search */
  onTried: (tries: number) => boolean
}

interface Task {
  challenge: string
  bits: number
}

/** Finds the nonce in slices of a few milliseconds, on any phone; null where `onTried` ended it. */
export async function searchInSlices(task: Task, { now, pause, onTried }: Ways): Promise<string | null> {
  const digest = digestAfter(`${task.challenge}.`)
  let tries = FIRST_TRIES
  let from = 0
  for (;;) {
    const began = now()
    const nonce = searchProof(task, { from, tries }, digest)
    if (nonce !== null) return nonce
    from += tries
    if (!onTried(from)) return null
    tries = nextTries(tries, now() - began)
    await pause()
  }
}

/** As many as take one slice: at most twice as many as before, so that one lucky look at the clock freezes nothing. */
export const nextTries = (tries: number, tookMs: number): number =>
  Math.max(1, Math.min(tries * 2, Math.round((tries * SLICE_MS) / Math.max(tookMs, 0.5))))

/**
 * How far along a search is, 0 to 1: the chance that so many tries are enough. It is never 1, as luck has no memory:
 * half of all searches are over at 0.5.
 */
export const shareDone = (tries: number, bits: number): number => 1 - Math.exp(-tries / 2 ** bits)
