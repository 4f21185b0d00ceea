import type { ConsentReceiptView } from '@onehall/shared/contract/consents'
import { clock, longDay } from '@onehall/shared/domain/time'
import { RELATIONS } from '../../words.ts'

const DECIDED = { consent_given: '同意', consent_refused: '不同意', consent_withdrawn: '不再同意' }

/** How it was decided. */
const BY = { list: '授权管理里，看过全文', page: '单独一页，看过全文', join: '账号合并时带过来' }

export const decidedWord = ({ event }: ConsentReceiptView): string =>
  DECIDED[event[0]?.event_state ?? 'consent_refused']

/** The receipt in rows, for people. */
export function rowsOf(receipt: ConsentReceiptView): { name: string; value: string }[] {
  const { receipt_metadata: made, shown } = receipt
  return [
    { name: '时间', value: momentOf(made.created) },
    { name: '文本', value: `第 ${shown.version} 版，${longDay(shown.since)} 起用` },
    { name: '给您看的时间', value: momentOf(shown.servedAt) },
    { name: '在哪里定的', value: BY[shown.mechanism] },
    ...(shown.parcelId ? [{ name: '只对这件包裹', value: shown.parcelId }] : []),
    ...(shown.guardian ? [{ name: '监护人', value: RELATIONS[shown.guardian] }] : []),
    { name: '回执号', value: made.receipt_id },
  ]
}

const momentOf = (at: string): string => `${longDay(at)} ${clock(at)}`

/** The same to be copied: what was decided, on which words. */
export function asText(receipt: ConsentReceiptView): string {
  const { title, text, textHash } = receipt.shown
  const rows = rowsOf(receipt).map(({ name, value }) => `${name}：${value}`)
  return [
    `一厅授权回执：${title}，${decidedWord(receipt)}`,
    ...rows,
    `全文：${text}`,
    `全文指纹：${textHash}`,
  ].join('\n')
}
