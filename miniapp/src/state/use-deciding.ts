import type { ConsentView, DecideConsentInput } from '@onehall/shared/contract/consents'
import { decideConsent, getConsent } from '../api/consents.ts'
import { ApiError } from '../api/problem.ts'
import { newKey } from '../platform/key.ts'
import { useWrite } from './use-write.ts'

/** What a decision may carry besides yes or no. */
type More = Pick<DecideConsentInput, 'parcelId' | 'guardian'>

/** What became of it: on record, or the words are new and were fetched, to be read before a yes. */
export type Verdict =
  { is: 'recorded'; receiptId: string; granted: boolean } | { is: 'renewed'; consent: ConsentView }

export interface Deciding {
  busy: boolean
  /** why the last try was not recorded: what held before still holds */
  problem: string | null
  /** null where it was not recorded (then `problem` says why), or where another is under way */
  decide: (consent: ConsentView, granted: boolean, more?: More) => Promise<Verdict | null>
}

/** Yes or no to one purpose, on the words that were shown. */
export function useDeciding(): Deciding {
  const writing = useWrite(send)
  return {
    busy: writing.busy,
    problem: writing.problem && notChanged(writing.problem),
    decide: (consent, granted, more = {}) => writing.run({ consent, granted, more }),
  }
}

/** What is switched is not what was written: nothing of it has to be kept. */
export const notChanged = ({ offline, sentence }: ApiError): string =>
  `没改成，还是原来的。${offline ? '现在连不上' : sentence}`

interface Said {
  consent: ConsentView
  granted: boolean
  more: More
}

/** A yes to words that are no longer those of today is not given: the new ones are fetched. A no goes through all the same. */
async function send({ consent, granted, more }: Said, key: string): Promise<Verdict> {
  try {
    return await record({ consent, granted, more }, key)
  } catch (error) {
    if (!(error instanceof ApiError && SHOW_AGAIN.includes(error.code))) throw error
    const renewed = await getConsent(consent.id)
    return granted
      ? { is: 'renewed', consent: renewed }
      : record({ consent: renewed, granted, more }, newKey())
  }
}

/** The words have changed, or lay open for too long. */
const SHOW_AGAIN: readonly string[] = ['consent.stale_text', 'consent.not_shown']

async function record({ consent, granted, more }: Said, key: string): Promise<Verdict> {
  const { version: textVersion, servedId } = consent
  const body = { granted, textVersion, servedId: servedId ?? '', ...more }
  const { receiptId } = await decideConsent(consent.id, body, key)
  return { is: 'recorded', receiptId, granted }
}
