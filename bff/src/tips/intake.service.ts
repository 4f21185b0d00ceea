import { createHmac, randomBytes, type KeyObject } from 'node:crypto'
import type { z } from 'zod'
import type { sendTip, TipStatusView } from '@onehall/shared/contract/tips'
import { Problem } from '@onehall/shared/problem'
import type { Clock } from '../platform/clock.ts'
import type { Challenges } from './challenges.ts'
import { derived, type Receipts } from './receipts.ts'
import type { Key, Lock } from './sealing/hpke.ts'
import { TEXT_SIZE } from './sealing/padding.ts'
import { openJson, PLACES, sealJson, tipState, tipWord, type TipBody } from './sealing/sealed.ts'
import type { StoredTip, StoredWord, Tips } from './tips.repository.ts'

export type TipInput = z.output<typeof sendTip.body>

/** The side of tips that everybody reaches. What it takes it cannot read again. */
export interface Intake {
  /**
   * Seals and stores a tip: one write. `operation` is what the sender's device named the act by: the same operation
   * with the same input is the same tip and gives the same receipt.
   * Throws tip.proof_*, notice.unknown, media.unknown, idempotency.conflict.
   */
  send(input: TipInput, operation: string): Promise<{ receipt: string; repeated: boolean }>
  /** Throws tip.unknown, after as much work as a right receipt costs. */
  read(receipt: string): Promise<TipStatusView>
  /** Throws tip.unknown, tip.too_many, idempotency.conflict. */
  answer(said: { receipt: string; text: string }, operation: string): Promise<Said>
}

interface Said {
  status: TipStatusView
  repeated: boolean
}

interface Parts {
  tips: Tips
  challenges: Challenges
  receipts: Receipts
  deskLock: Lock
  pepper: KeyObject
  clock: Clock
  hasNotice(id: string): Promise<boolean>
  /** False where one of them is not there. */
  keepPhotos(ids: string[]): Promise<boolean>
}

/** Words of one tip, of both sides. */
export const WORDS_MOST = 100

export function createIntake(parts: Parts): Intake {
  const { tips, challenges, receipts, deskLock, clock } = parts
  const naming = derived(parts.pepper, 'tip id')
  const idOf = (...named: string[]): string =>
    createHmac('sha256', naming).update(named.join('\0')).digest('base64url').slice(0, 22)

  const knock = async (receipt: string): Promise<{ key: Key; tip: StoredTip; status: TipStatusView }> => {
    const { lookup, key } = await receipts.read(receipt)
    const tip = (await tips.findByLookup(lookup)) ?? DECOY
    try {
      return { key, tip, status: await openStatus(tip, key) }
    } catch {
      throw new Problem('tip.unknown')
    }
  }

  return {
    async send(input, operation) {
      const id = idOf(operation)
      const fingerprint = fingerprintOf(operation, input)
      const receipt = receipts.issue(operation, input.proof.challenge)
      const earlier = await tips.find(id)
      if (earlier) return { receipt: whereSame(earlier.fingerprint, fingerprint, receipt), repeated: true }

      challenges.check(input.proof)
      if (!(await parts.hasNotice(input.noticeId))) throw new Problem('notice.unknown')
      // pictures first: a tip that is there can always show them
      if (!(await parts.keepPhotos([...new Set(input.mediaIds)]))) throw new Problem('media.unknown')
      const { lookup, key } = await receipts.read(receipt)
      const added = await tips.add({
        id,
        lookup,
        mark: challenges.markOf(input.proof.challenge),
        fingerprint,
        at: fullHour(clock.now()),
        body: await sealJson(deskLock, PLACES.body(id), toBody(input, key.publicKey)),
        contact: await sealJson(deskLock, PLACES.contact(id), { contact: input.contact ?? null }),
        state: await sealJson(key, PLACES.state(id), RECEIVED),
        stateVersion: 0,
        words: [],
        waiting: false,
        taken: false,
      })
      if (added === 'used') throw new Problem('tip.proof_used')
      if (added === 'added') return { receipt, repeated: false }
      const other = (await tips.find(id))?.fingerprint
      return { receipt: whereSame(other, fingerprint, receipt), repeated: true }
    },

    async read(receipt) {
      return (await knock(receipt)).status
    },

    async answer({ receipt, text }, operation) {
      const { tip, key, status } = await knock(receipt)
      const wordId = idOf(tip.id, operation)
      const fingerprint = fingerprintOf(operation, text)
      const word = await sealWord(
        { tipId: tip.id, wordId, said: { by: 'tipster', text } },
        { deskLock, receiptLock: key },
      )
      const stored = { ...word, fingerprint, at: fullHour(clock.now()) }
      const added = await tips.addWord(tip.id, stored, { waiting: true, most: WORDS_MOST })
      if (added) return { status: withWord(status, stored, text), repeated: false }
      const earlier = (await tips.find(tip.id))?.words.find((one) => one.id === wordId)
      if (!earlier) throw new Problem('tip.too_many')
      return whereSame(earlier.fingerprint, fingerprint, {
        status: (await knock(receipt)).status,
        repeated: true,
      })
    },
  }
}

/** A word as both sides store it. */
export async function sealWord(
  { tipId, wordId, said }: { tipId: string; wordId: string; said: { by: 'tipster' | 'desk'; text: string } },
  { deskLock, receiptLock }: { deskLock: Lock; receiptLock: Lock },
): Promise<Pick<StoredWord, 'id' | 'forDesk' | 'forReceipt'>> {
  const place = PLACES.word(tipId, wordId)
  return {
    id: wordId,
    forDesk: await sealJson(deskLock, place, said),
    forReceipt: await sealJson(receiptLock, place, said),
  }
}

/** When something was written is kept by the hour: the minute could tell who was at their phone. */
export const fullHour = (now: Date): Date => new Date(Math.floor(now.getTime() / 3_600_000) * 3_600_000)

const RECEIVED = { status: 'received', disposition: null, reward: 'none' }

/** What is opened for a wrong receipt: in vain, and at the same cost. */
const DECOY: StoredTip = {
  id: 'decoy',
  lookup: '',
  mark: '',
  fingerprint: '',
  at: new Date(0),
  body: null,
  contact: null,
  state: randomBytes(TEXT_SIZE + 48).toString('base64'),
  stateVersion: 0,
  words: [],
  waiting: false,
  taken: true,
}

async function openStatus(tip: StoredTip, key: Key): Promise<TipStatusView> {
  const [state, ...messages] = await Promise.all([
    openJson(key, { place: PLACES.state(tip.id), sealed: tip.state, schema: tipState }),
    ...tip.words.map(async ({ id, at, forReceipt }) => {
      const word = { place: PLACES.word(tip.id, id), sealed: forReceipt, schema: tipWord }
      const { by, text } = await openJson(key, word)
      return { id, by: by === 'desk' ? ('desk' as const) : ('me' as const), text, at: at.toISOString() }
    }),
  ])
  return { ...state, messages }
}

const withWord = (status: TipStatusView, { id, at }: StoredWord, text: string): TipStatusView => ({
  ...status,
  messages: [...status.messages, { id, by: 'me', text, at: at.toISOString() }],
})

const toBody = (input: TipInput, receiptKey: Buffer): TipBody => ({
  noticeId: input.noticeId,
  text: input.text,
  seenAt: input.seenAt ?? null,
  place: input.place ?? null,
  point: input.point ?? null,
  self: input.self ?? false,
  photoIds: [...new Set(input.mediaIds)],
  receiptKey: receiptKey.toString('base64'),
})

/** Tells two inputs of one operation apart, and tells nothing to who does not have the operation's name. */
const fingerprintOf = (operation: string, input: unknown): string =>
  createHmac('sha256', operation).update(JSON.stringify(input)).digest('base64url')

function whereSame<T>(a: string | null | undefined, b: string, result: T): T {
  if (a !== b) throw new Problem('idempotency.conflict')
  return result
}
