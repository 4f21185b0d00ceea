import { readReceipt } from '@onehall/shared/domain/receipt'

const DIGITS = 20
const PLACES = ['一', '二', '三', '四']

const bare = (typed: string): string => typed.replace(/\D/g, '')

/** How to mend what was typed; null where it can be a receipt. */
export function faultOfReceipt(typed: string): string | null {
  if (readReceipt(typed) !== null) return null
  const { length } = bare(typed)
  if (length === 0) return '回执号是 20 位数字'
  return length < DIGITS
    ? `少 ${DIGITS - length} 位，回执号是 20 位`
    : `多 ${length - DIGITS} 位，回执号是 20 位`
}

/** Where what was typed from paper leaves the receipt: the paper is to be looked at, not the screen. */
export function firstDifference(typed: string, receipt: string): string {
  const fault = faultOfReceipt(typed)
  if (fault) return fault
  const digits = readReceipt(typed) ?? ''
  const group = [0, 1, 2, 3].find((n) => digits.slice(n * 5, n * 5 + 5) !== receipt.slice(n * 5, n * 5 + 5))
  return `第${PLACES[group ?? 0]}组五位对不上，再看看记的`
}
