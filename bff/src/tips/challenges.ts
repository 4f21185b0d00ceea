import { createHash, createHmac, randomBytes, type KeyObject } from 'node:crypto'
import { isProof, type Proof } from '@onehall/shared/domain/proof-of-work'
import { Problem } from '@onehall/shared/problem'
import type { Clock } from '../platform/clock.ts'
import { same } from '../platform/signatures.ts'
import { derived } from './receipts.ts'

export interface Challenge {
  challenge: string
  bits: number
  expiresAt: Date
}

/** Work for strangers. A challenge is signed and remembered by nobody; the store sees to it that it is used once. */
export interface Challenges {
  issue(): Challenge
  /** Throws tip.proof_wrong, tip.proof_stale. */
  check(proof: Proof): void
  /** What the store keeps of a challenge that was used: it does not lead back to it. */
  markOf(challenge: string): string
}

/** Long enough to write a tip over a bad network. */
const LIVES_MS = 60 * 60_000
/** Challenges in one minute that one process gives at the usual price; each fourfold costs a bit more. */
const USUAL_A_MINUTE = 60
const DEARER_MAX = 4

/** terms (random, bits, end) and their mark */
const FORM = /^([\w-]{22}\.(\d+)\.(\d+))\.([\w-]{43})$/

const sha256 = (text: string): Uint8Array => createHash('sha256').update(text).digest()

export function createChallenges(pepper: KeyObject, usualBits: number, clock: Clock): Challenges {
  const signing = derived(pepper, 'challenge')
  const marking = derived(pepper, 'challenge mark')
  const macOf = (key: Buffer, text: string): string =>
    createHmac('sha256', key).update(text).digest('base64url')
  const dearer = createDemand(clock)

  return {
    issue() {
      const bits = usualBits + dearer()
      const until = clock.now().getTime() + LIVES_MS
      const terms = `${randomBytes(16).toString('base64url')}.${bits}.${until}`
      return { challenge: `${terms}.${macOf(signing, terms)}`, bits, expiresAt: new Date(until) }
    },
    check(proof) {
      const [, terms = '', bits, until, mac = ''] = FORM.exec(proof.challenge) ?? []
      if (!same(mac, macOf(signing, terms))) throw new Problem('tip.proof_wrong')
      if (Number(until) < clock.now().getTime()) throw new Problem('tip.proof_stale')
      if (!isProof(proof, Number(bits), sha256)) throw new Problem('tip.proof_wrong')
    },
    markOf: (challenge) => macOf(marking, challenge),
  }
}

/** How many bits dearer a challenge is in a minute in which many are asked for. */
function createDemand(clock: Clock): () => number {
  let minute = 0
  let asked = 0
  return () => {
    const now = Math.floor(clock.now().getTime() / 60_000)
    if (now !== minute) [minute, asked] = [now, 0]
    asked += 1
    const times = asked / USUAL_A_MINUTE
    return times <= 1 ? 0 : Math.min(DEARER_MAX, Math.ceil(Math.log(times) / Math.log(4)))
  }
}
