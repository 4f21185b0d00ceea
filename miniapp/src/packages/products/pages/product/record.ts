import type { RegistrationView } from '@onehall/shared/contract/products'
import type { RequestBrief } from '@onehall/shared/contract/requests'
import { isOver } from '@onehall/shared/domain/request-states'
import { dayWords, longDay } from '@onehall/shared/domain/time'
import { standing, type Standing } from '../../../../state/standing.ts'

export interface RecordItem {
  /** a request's; null for the registration itself */
  requestId: string | null
  text: string
  on: string
}

/** What happened to this machine, newest first; it begins with its registration. */
export function recordOf(card: RegistrationView, requests: readonly RequestBrief[]): RecordItem[] {
  const asked = [...requests]
    .sort((a, b) => b.createdAt.localeCompare(a.createdAt))
    .map((r) => ({
      requestId: r.id,
      text: `${matter(r, card)}，${r.sentence}`,
      on: longDay(r.createdAt),
    }))
  return [...asked, { requestId: null, text: '登记为我的产品', on: longDay(card.registeredAt) }]
}

/** What is under way with it, in a word or two; null where nothing is. */
export function underWay(
  card: RegistrationView,
  requests: readonly RequestBrief[],
  now: Date,
): Standing | null {
  const [newest] = requests
    .filter(({ status }) => !isOver(status))
    .sort((a, b) => b.createdAt.localeCompare(a.createdAt))
  if (!newest) return null
  if (newest.faultCode) {
    const [day] = dayWords(newest.createdAt, now).split(' ')
    return { kind: 'you', word: `${day}报过 ${newest.faultCode}` }
  }
  const { kind, word } = standing(newest)
  return { kind, word: `${matter(newest, card)}，${word}` }
}

/** E21 报修: the page says of what already. */
const matter = (r: RequestBrief, { product }: RegistrationView): string =>
  [r.faultCode, r.title.replace(product.category, '')].filter(Boolean).join(' ')
