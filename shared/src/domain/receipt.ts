/** A tip's receipt: twenty digits, the only way back to it. Shown in fives, typed back however people type. */

const DIGITS = 20
const GROUP = 5

/** The twenty digits of what was typed, or null: blanks and dashes between them, and full-width digits, are fine. */
export function readReceipt(typed: string): string | null {
  const digits = typed
    .replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replace(/[\s\-－—–·.]/g, '')
  return digits.length === DIGITS && /^\d+$/.test(digits) ? digits : null
}

/** 48201 93755 62014 87739 */
export const groupReceipt = (receipt: string): string =>
  (receipt.match(new RegExp(`\\d{1,${GROUP}}`, 'g')) ?? []).join(' ')
