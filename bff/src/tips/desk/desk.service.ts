import sharp from 'sharp'
import type { TipView } from '@onehall/shared/contract/tip-desk'
import { REWARD_MOVES, TIP_MOVES, type TipMove } from '@onehall/shared/domain/tip-states'
import type { ContentGrade, Lane, Reward, SourceGrade } from '@onehall/shared/domain/tip-states'
import { Problem } from '@onehall/shared/problem'
import type { Clock } from '../../platform/clock.ts'
import { toWgs84 } from '../../places/index.ts'
import type { Caller } from '../../platform/tokens.ts'
import { fullHour, sealWord, WORDS_MOST } from '../intake.service.ts'
import { createLock, type Lock } from '../sealing/hpke.ts'
import type { StoredTip, Tips } from '../tips.repository.ts'
import type { Admission } from './admission.ts'
import type { Case } from './case.ts'
import type { CaseFiles } from './case-files.ts'
import type { Cases } from './cases.repository.ts'
import type { Contacts } from './contacts.service.ts'
import type { Queue } from './queue.ts'
import type { OnRecord } from './record.ts'
import { eraseAt } from './retention.policy.ts'
import { traceOfSender } from './sanitise.policy.ts'

/** What officers do with a tip. Each act is on record before it is done, and gives the tip as it stands then. */
export interface TipDesk {
  get(officer: Caller, id: string): Promise<TipView>
  /** JPEG; blurred unless there is a reason to see it clearly, which is on record. Throws media.unknown. */
  photo(officer: Caller, id: string, photo: { photoId: string; reason: string | null }): Promise<Buffer>
  decide(officer: Caller, id: string, lane: Lane): Promise<TipView>
  grade(officer: Caller, id: string, grades: { source: SourceGrade; content: ContentGrade }): Promise<TipView>
  ask(officer: Caller, id: string, said: { text: string; operation: string }): Promise<TipView>
  handOver(officer: Caller, id: string, handed: Handed): Promise<TipView>
  reward(officer: Caller, id: string, reward: Exclude<Reward, 'none'>): Promise<TipView>
  close(officer: Caller, id: string): Promise<TipView>
}

interface Handed {
  text: string
  photoIds: string[]
  operation: string
}

interface Parts {
  cases: Cases
  tips: Tips
  files: CaseFiles
  admission: Admission
  contacts: Contacts
  queue: Queue
  record: OnRecord
  deskLock: Lock
  clock: Clock
  publish(noticeId: string): Promise<void>
  /** Brings how a case stands to its receipt; what fails here is done later. */
  tell(one: Case): Promise<void>
}

export function createTipDesk(parts: Parts): TipDesk {
  const { cases, tips, files, admission, contacts, queue, record, clock } = parts

  const view = async (officer: Caller, one: Case, tip: StoredTip): Promise<TipView> => {
    const [row, body, messages] = await Promise.all([
      queue.row(one),
      files.openBody(tip),
      files.openWords(tip),
    ])
    const facts = files.facts(one)
    const { handover } = one
    return {
      ...row,
      notice: one.notice,
      text: body?.text ?? null,
      seenAt: body?.seenAt ?? null,
      place: body?.place ?? null,
      point: body?.point ? toWgs84(body.point) : null,
      photoIds: body?.photoIds ?? [],
      messages,
      screening: facts?.screened ?? { lane: one.lane, share: 0, reasons: [] },
      grades: one.grades,
      contact: await contacts.state(officer, { id: one.id, given: row.hasContact }),
      handover: handover && { ...pick(handover), text: files.handover(handover)?.text ?? null },
      disposition: one.disposition,
      reward: one.reward,
      abilities: abilitiesOf(one, row.hasContact),
    }
  }

  /** Loads, asks whether it may be done, puts it on record, stores, tells. */
  const act = async (officer: Caller, id: string, what: Act): Promise<TipView> => {
    const { one, tip } = await admission.get(officer, id)
    const next = await what.next(one, tip)
    await record(officer, what.action, `tips/${id}`, what.payload)
    await what.first?.(one)
    if (!(await cases.save(next))) throw new Problem('tip_desk.busy')
    const saved = { ...next, version: one.version + 1 }
    // told last: while it is untold, a desk that dies here leaves both to the next round
    await parts.publish(one.notice.id)
    await parts.tell(saved)
    return view(officer, saved, (await tips.find(id)) ?? tip)
  }

  return {
    async get(officer, id) {
      const { one, tip } = await admission.get(officer, id)
      await record(officer, 'opened', `tips/${id}`)
      return view(officer, one, tip)
    },
    async photo(officer, id, { photoId, reason }) {
      const { one } = await admission.get(officer, id)
      if (!files.facts(one)?.photoIds.includes(photoId)) throw new Problem('media.unknown')
      if (reason) await record(officer, 'looked at a picture', `tips/${id}`, { photoId, reason })
      const picture = await files.openPhoto(photoId)
      return reason ? picture : blurred(picture)
    },
    decide: (officer, id, lane) =>
      act(officer, id, {
        action: 'decided',
        payload: { lane },
        next: (one) => ({ ...one, status: moved(one, 'screen'), lane, decided: true }),
      }),
    grade: (officer, id, grades) =>
      act(officer, id, {
        action: 'graded',
        payload: grades,
        next(one) {
          if (one.closedAt) throw new Problem('tip_desk.illegal_move')
          return { ...one, grades }
        },
      }),
    ask: (officer, id, { text, operation }) =>
      act(officer, id, {
        action: 'wrote to the sender',
        payload: { text },
        next: (one) => ({ ...one, status: moved(one, 'ask') }),
        first: (one) => say(one, { text, operation }),
      }),
    handOver: (officer, id, { text, photoIds, operation }) =>
      act(officer, id, {
        action: 'handed over',
        payload: { text, photoIds },
        async next(one, tip) {
          moved(one, 'hand_over')
          if (one.handover) throw new Problem('tip_desk.illegal_move', '已经移交过了')
          const known = files.facts(one)?.photoIds ?? []
          if (photoIds.some((photoId) => !known.includes(photoId))) throw new Problem('media.unknown')
          const trace = traceOfSender(text, await files.openContact(tip))
          if (trace) throw new Problem('tip_desk.not_clean', `请去掉：${trace}`)
          const content = files.sealHandover(operation, { text, photoIds })
          const dueAt = clock.now()
          // the receipt says "handed over" when the police have it, and not before
          return {
            ...one,
            handover: { id: operation, state: 'pending', content, caseRef: null, tries: 0, dueAt },
          }
        },
      }),
    reward: (officer, id, reward) =>
      act(officer, id, {
        action: 'reward',
        payload: { reward },
        next(one) {
          if (!REWARD_MOVES[one.reward].includes(reward)) throw new Problem('tip_desk.illegal_move')
          return { ...one, reward }
        },
      }),
    close: (officer, id) =>
      act(officer, id, {
        action: 'closed',
        payload: null,
        next(one) {
          if (one.handover?.state === 'pending')
            throw new Problem('tip_desk.illegal_move', '还在移交，稍后再办结')
          const closedAt = clock.now()
          return { ...one, status: moved(one, 'close'), closedAt, eraseAt: eraseAt({ ...one, closedAt }) }
        },
      }),
  }

  async function say(one: Case, { text, operation }: { text: string; operation: string }): Promise<void> {
    const receiptLock = await createLock(Buffer.from(one.receiptKey, 'base64'))
    const word = { tipId: one.id, wordId: operation, said: { by: 'desk' as const, text } }
    const sealed = await sealWord(word, { deskLock: parts.deskLock, receiptLock })
    const stored = { ...sealed, at: fullHour(clock.now()), fingerprint: null }
    await tips.addWord(one.id, stored, { waiting: false, most: WORDS_MOST })
  }
}

interface Act {
  action: string
  payload: unknown
  /** Throws where it may not be done. */
  next(one: Case, tip: StoredTip): Case | Promise<Case>
  /** what must stand before the case says so */
  first?(one: Case): Promise<void>
}

function moved(one: Case, move: TipMove): Case['status'] {
  const to = TIP_MOVES[one.status][move]
  if (!to) throw new Problem('tip_desk.illegal_move')
  return to
}

const pick = ({ state, caseRef }: NonNullable<Case['handover']>) => ({ state, caseRef })

function abilitiesOf(one: Case, hasContact: boolean): TipView['abilities'] {
  const can = TIP_MOVES[one.status]
  const pending = one.handover?.state === 'pending'
  return [
    ...(can.screen ? (['decide'] as const) : []),
    ...(one.closedAt ? [] : (['grade'] as const)),
    ...(can.ask ? (['ask'] as const) : []),
    ...(can.hand_over && !one.handover ? (['hand_over'] as const) : []),
    ...(REWARD_MOVES[one.reward].length > 0 && one.status !== 'received' ? (['reward'] as const) : []),
    ...(hasContact && !one.closedAt ? (['ask_contact'] as const) : []),
    ...(can.close && !pending ? (['close'] as const) : []),
  ]
}

/** A few coarse patches of colour: whether there is a picture, not what is on it. */
async function blurred(picture: Buffer): Promise<Buffer> {
  const patches = await sharp(picture).resize({ width: 12, height: 12, fit: 'inside' }).blur(1.2).toBuffer()
  return sharp(patches).resize({ width: 480, height: 480, fit: 'inside' }).blur(16).jpeg().toBuffer()
}
