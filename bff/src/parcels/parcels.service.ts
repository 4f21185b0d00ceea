import type { DepartmentParcel } from '@onehall/shared/contract/departments'
import { isParcelOver, trackOf, type Track } from '@onehall/shared/domain/parcel-track'
import { Problem } from '@onehall/shared/problem'
import type { ParcelWords } from '../consents/index.ts'
import type { Notice } from '../notices/index.ts'
import type { Clock } from '../platform/clock.ts'
import { readCode } from '../products/index.ts'
import type { NoticeDecisions } from './decisions/decisions.service.ts'
import type { NoticeQuestion } from './question.service.ts'

/** A parcel of the person who asks, with where it is and what she said of notices on it. */
export interface OwnParcel {
  parcel: DepartmentParcel
  track: Track
  notice: {
    attached: boolean
    printed: boolean
    choice: 'yes' | 'no' | null
    general: boolean
    generalSince: Date | null
    ask: boolean
  }
}

export interface Parcels {
  /** What is late first, then what is on its way, then what is over; the newest first among each. */
  list(personId: string): Promise<OwnParcel[]>
  /** Throws parcel.unknown. `printedNotice` only while it is open. */
  get(personId: string, parcelId: string): Promise<OwnParcel & { printedNotice: Notice | null }>
  /** For whoever holds it. Throws code.malformed, parcel.unknown. */
  lookAt(code: string): Promise<{ code: string; carried: 'none' | 'over' | Notice }>
}

interface Parts {
  logistics: {
    list(personId: string): Promise<DepartmentParcel[]>
    get(personId: string, parcelId: string): Promise<DepartmentParcel>
    findByCode(code: string): Promise<DepartmentParcel>
  }
  question: Pick<NoticeQuestion, 'mayAsk'>
  wordsOf(personId: string): Promise<ParcelWords>
  decisions: Pick<NoticeDecisions, 'find' | 'holds'>
  findOpenNotice(noticeId: string): Promise<Notice | null>
  clock: Clock
}

export function createParcels(parts: Parts): Parcels {
  const { logistics, question, clock } = parts

  const toOwn = (parcel: DepartmentParcel, words: ParcelWords, ask: boolean): OwnParcel => {
    const printed = parcel.printedAt !== null
    return {
      parcel,
      track: trackOf(parcel.events, parcel, clock.now()),
      notice: {
        attached: printed ? parcel.noticeId !== null : words.mayCarry(parcel.sscc),
        printed,
        choice: words.choiceOf(parcel.sscc),
        general: words.general.granted,
        generalSince: words.general.since,
        ask,
      },
    }
  }

  /** It can still be changed what goes onto it. */
  const isOpen = (p: DepartmentParcel): boolean => p.printedAt === null
  const age = (p: DepartmentParcel): number => Date.parse(p.createdAt)

  const list: Parcels['list'] = async (personId) => {
    const [mine, words] = await Promise.all([logistics.list(personId), parts.wordsOf(personId)])
    const newest = mine.filter(isOpen).sort((a, b) => age(b) - age(a))[0]
    const asking = newest && (await question.mayAsk(personId, words)) ? newest : null
    const own = mine.map((parcel) => toOwn(parcel, words, parcel === asking))
    return own.sort((a, b) => urgency(a) - urgency(b) || lastMove(b) - lastMove(a))
  }

  return {
    list,
    async get(personId, parcelId) {
      const parcel = await logistics.get(personId, parcelId)
      const words = await parts.wordsOf(personId)
      const own = toOwn(parcel, words, isOpen(parcel) && (await question.mayAsk(personId, words)))
      const printedId = own.notice.printed ? parcel.noticeId : null
      return { ...own, printedNotice: printedId === null ? null : await parts.findOpenNotice(printedId) }
    },

    async lookAt(code) {
      const read = readCode(code)
      if (read.kind !== 'sscc' && read.kind !== 'waybill')
        throw new Problem('code.malformed', '这不是包裹上的码')
      const known = read.kind === 'sscc' ? read.sscc : read.waybill
      const noticeId = await noticeOn(known)
      const notice = noticeId === null ? null : await parts.findOpenNotice(noticeId)
      return { code: known, carried: notice ?? (noticeId === null ? 'none' : 'over') }
    },
  }

  /** What is on the label, as logistics printed it; before that what was decided, while it still holds. */
  async function noticeOn(code: string): Promise<string | null> {
    const parcel = await logistics.findByCode(code).catch((error: unknown) => {
      // a stranger with a child's face before her is not sent away because logistics is
      if (error instanceof Problem && error.code === 'department.unavailable') return null
      throw error
    })
    if (parcel?.printedAt) return parcel.noticeId
    const decision = await parts.decisions.find(parcel?.sscc ?? code)
    if (!parcel && !decision) throw new Problem('department.unavailable', undefined, { retryAfter: 5 })
    return decision?.print && (!parcel || (await parts.decisions.holds(decision))) ? decision.noticeId : null
  }
}

const urgency = ({ track }: OwnParcel): number => (track.delay ? 0 : isParcelOver(track.status) ? 2 : 1)
const lastMove = ({ track, parcel }: OwnParcel): number => Date.parse(track.events[0]?.at ?? parcel.createdAt)
