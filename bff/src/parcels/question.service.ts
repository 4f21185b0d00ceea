import type { AnnouncedParcel, NoticeQuestionView } from '@onehall/shared/contract/parcels'
import { pagePath } from '@onehall/shared/domain/pages'
import type { ParcelWords } from '../consents/index.ts'
import type { Clock } from '../platform/clock.ts'
import type { Messenger } from '../service-center/index.ts'
import { mayAsk } from './question.policy.ts'
import type { NoticeQuestions } from './questions.repository.ts'

/** The question before shipment: may my parcels carry a notice? Met in one place, it is not asked in another. */
export interface NoticeQuestion {
  standing(personId: string): Promise<NoticeQuestionView>
  /** For who has read her words already. */
  mayAsk(personId: string, words: Pick<ParcelWords, 'everDecided'>): Promise<boolean>
  /** Decides nothing. */
  putAway(personId: string): Promise<void>
  /** Two accounts of hers become one; harmless to repeat. */
  join(fromId: string, intoId: string): Promise<void>
  /** Parcels are booked and not printed yet: whoever may be asked by message is, once and never again. */
  booked(parcels: readonly AnnouncedParcel[]): Promise<void>
}

interface Parts {
  questions: NoticeQuestions
  wordsOf(personId: string): Promise<Pick<ParcelWords, 'everDecided'>>
  /** Accounts by what departments know them by. */
  findRecipients(recipientRefs: readonly string[]): Promise<{ id: string; customerRef: string }[]>
  messenger: Messenger
  clock: Clock
}

/** Each within the 20 characters of a field, and nothing of whose parcel it is or what is in it. */
const WORDS = { thing1: '您有一件包裹还没打印面单', thing2: '要不要附一则寻人公告，您来定' }

export function createNoticeQuestion(parts: Parts): NoticeQuestion {
  const { questions, wordsOf, messenger, clock } = parts

  const standing: NoticeQuestion['standing'] = async (personId) => {
    const [words, { putAwayAt, messagedAt }] = await Promise.all([
      wordsOf(personId),
      questions.find(personId),
    ])
    const ask = mayAsk({ ...words, putAwayAt }, clock.now())
    return { ask, byMessage: ask && messagedAt === null }
  }

  return {
    standing,
    async mayAsk(personId, { everDecided }) {
      if (everDecided) return false
      const { putAwayAt } = await questions.find(personId)
      return mayAsk({ everDecided, putAwayAt }, clock.now())
    },
    putAway: (personId) => questions.dismiss(personId, clock.now()),
    join: (fromId, intoId) => questions.join(fromId, intoId),

    async booked(parcels) {
      const firstOf = new Map(parcels.toReversed().map((p) => [p.recipientRef, p.sscc]))
      const recipients = await parts.findRecipients([...firstOf.keys()])
      // few let WeChat ask them: the rest is not looked at any further
      const willing = new Set(
        await messenger.listWilling(
          recipients.map(({ id }) => id),
          'parcel',
        ),
      )
      for (const { id, customerRef } of recipients) {
        if (!willing.has(id) || !(await standing(id)).byMessage) continue
        if (!(await questions.claimMessage(id, clock.now()))) continue
        const page = pagePath('parcel', { id: firstOf.get(customerRef)! })
        messenger.tell(id, { key: 'notice-question', topic: 'parcel', page, data: WORDS })
      }
    },
  }
}
