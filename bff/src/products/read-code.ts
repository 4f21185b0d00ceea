import { parseBarcode } from 'gs1-barcode-parser-mod'
import {
  isSet82,
  isSscc,
  readDigitalLink,
  toGtin14,
  type Gs1Fault,
  type Gs1Key,
} from '@onehall/shared/domain/gs1'

/** What a code says of itself, before anything is looked up. */
export type ReadCode =
  | { kind: 'product'; gtin: string; lot: string | null; serial: string | null }
  | { kind: 'sscc'; sscc: string }
  | { kind: 'waybill'; waybill: string }
  | { kind: 'short'; short: string }
  | { kind: 'notice'; noticeId: string }
  | { kind: 'job'; jobCode: string }
  | { kind: 'bad'; reason: Gs1Fault | 'not_ours' }

/** Short links: /q/ and ten characters of Crockford's base 32. */
const SHORT = /^https?:\/\/[^/?#]+\/q\/([0-9A-HJKMNP-TV-Z]{10})\/?$/i
const NOTICE = /^https?:\/\/[^/?#]+\/n\/([\w-]{1,40})\/?$/
const JOB = /^(?:https?:\/\/[^/?#]+\/j\/)?(OHJ-[0-9A-Z]{6,16})$/i
/** carriers' numbers in our data: ZY261121-020562 */
const WAYBILL = /^[A-Z]{2}\d{6}-\d{6}$/

const bad = (reason: Gs1Fault | 'not_ours'): ReadCode => ({ kind: 'bad', reason })

/**
 * Reads whatever a camera or a thumb gave: GS1 Digital Link, GS1 element string (with or without brackets and
 * symbology mark), bare GTIN or SSCC, waybill, our short links and job codes.
 */
export function readCode(raw: string): ReadCode {
  const text = raw.trim()
  const short = SHORT.exec(text)?.[1]
  if (short) return { kind: 'short', short: short.toUpperCase() }
  const noticeId = NOTICE.exec(text)?.[1]
  if (noticeId) return { kind: 'notice', noticeId }
  const jobCode = JOB.exec(text)?.[1]
  if (jobCode) return { kind: 'job', jobCode: jobCode.toUpperCase() }
  if (/^https?:\/\//i.test(text)) return fromKey(readDigitalLink(text) ?? 'not_ours')
  if (WAYBILL.test(text.toUpperCase())) return { kind: 'waybill', waybill: text.toUpperCase() }
  return /^[\d\s-]+$/.test(text) ? readDigits(text.replace(/[\s-]/g, '')) : readElements(text)
}

function readDigits(digits: string): ReadCode {
  if (digits.length === 18) return isSscc(digits) ? { kind: 'sscc', sscc: digits } : bad('check_digit')
  if (/^(\d{8}|\d{12,14})$/.test(digits)) {
    const gtin = toGtin14(digits)
    return gtin ? { kind: 'product', gtin, lot: null, serial: null } : bad('check_digit')
  }
  return readElements(digits)
}

/** Blanks, as people print them between elements, are in no value; some readers send the FNC1 that begins a symbol. */
const LEADING_FNC1 = /^(\][A-Za-z]\d)?\x1d+/

function readElements(raw: string): ReadCode {
  const text = raw.replace(/\s/g, '').replace(LEADING_FNC1, '$1')
  if (!/^(\][A-Za-z]\d)?\(?(00|01)\)?\d{14}/.test(text)) return bad('form')
  const key: Gs1Key = {}
  try {
    for (const { ai, data } of parseBarcode(text).parsedCodeItems) {
      if (ai === '00') key.sscc = String(data)
      if (ai === '01') key.gtin = String(data)
      if (ai === '10') key.lot = String(data)
      if (ai === '21') key.serial = String(data)
    }
  } catch {
    return bad('form')
  }
  if ([key.lot, key.serial].some((value) => value !== undefined && !isSet82(value))) return bad('form')
  if (key.sscc !== undefined && !isSscc(key.sscc)) return bad('check_digit')
  if (key.gtin !== undefined && toGtin14(key.gtin) === null) return bad('check_digit')
  return fromKey((key.sscc ?? key.gtin) ? key : 'form')
}

function fromKey(key: Gs1Key | Gs1Fault | 'not_ours'): ReadCode {
  if (typeof key === 'string') return bad(key)
  if (key.sscc) return { kind: 'sscc', sscc: key.sscc }
  return { kind: 'product', gtin: key.gtin!, lot: key.lot ?? null, serial: key.serial ?? null }
}
