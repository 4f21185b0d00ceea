/**
 * GS1 keys as they stand on products and parcels, and the web address that carries them.
 * Source: GS1 General Specifications (check digit 7.9), GS1 Digital Link URI Syntax 1.6.
 * Element strings (barcodes) are read by a kept parser in the BFF: they need the whole AI table.
 */

/** The AIs (application identifiers) OneHall reads. */
export interface Gs1Key {
  /** AI 01, always 14 digits */
  gtin?: string
  /** AI 10, batch or lot */
  lot?: string
  /** AI 21, serial number */
  serial?: string
  /** AI 00, 18 digits */
  sscc?: string
}

/** The mod-10 check digit of the digits before it: weights 3 and 1 from the right. */
export function checkDigit(body: string): number {
  let sum = 0
  for (let i = 0; i < body.length; i++) sum += Number(body[body.length - 1 - i]) * (i % 2 === 0 ? 3 : 1)
  return (10 - (sum % 10)) % 10
}

const endsInItsCheckDigit = (digits: string): boolean =>
  checkDigit(digits.slice(0, -1)) === Number(digits.slice(-1))

/** A GTIN-8, -12, -13 or -14 as the 14 digits it is stored under; null where it is none. */
export function toGtin14(text: string): string | null {
  if (!/^(\d{8}|\d{12,14})$/.test(text)) return null
  return endsInItsCheckDigit(text) ? text.padStart(14, '0') : null
}

/** An SSCC is 18 digits that end in their check digit. */
export const isSscc = (text: string): boolean => /^\d{18}$/.test(text) && endsInItsCheckDigit(text)

/** Batch and serial: 1 to 20 characters of GS1's set 82 (General Specifications, figure 7.11-1). */
export const isSet82 = (text: string): boolean => /^[!"%&'()*+,\-./0-9:;<=>?A-Z_a-z]{1,20}$/.test(text)

export type Gs1Fault = 'form' | 'check_digit'

/**
 * Reads the path of a GS1 Digital Link: `/01/{gtin}[/10/{lot}][/21/{serial}]` or `/00/{sscc}`,
 * with or without a path before it. Qualifiers must come in that order, each at most once.
 * Returns the key, or what is wrong with it; null where the path is no Digital Link at all.
 */
export function readDigitalLinkPath(path: string): Gs1Key | Gs1Fault | null {
  const parts = path.split('/').filter((part) => part !== '')
  const at = findKeyAi(parts)
  if (at < 0 || at === parts.length - 1) return null
  const values: string[] = []
  for (const part of parts.slice(at)) {
    const value = decodePart(part)
    if (value === null) return 'form'
    values.push(value)
  }
  const [ai, primary, ...rest] = values as [string, string, ...string[]]
  if (ai === '00') return rest.length > 0 ? 'form' : readSscc(primary)
  if (!/^(\d{8}|\d{12,14})$/.test(primary)) return 'form'
  const gtin = toGtin14(primary)
  return gtin === null ? 'check_digit' : readQualifiers({ gtin }, rest)
}

/**
 * Where the key begins. AIs and values stand in pairs to the end, so it is looked for from there: a path before the
 * key may hold "01" too, and so may a lot or a serial.
 */
function findKeyAi(parts: string[]): number {
  const isKeyAi = (part: string | undefined): boolean => part === '01' || part === '00'
  for (let i = parts.length - 2; i >= 0; i -= 2) if (isKeyAi(parts[i])) return i
  return parts.findIndex(isKeyAi)
}

/** Reads a whole web address; null where it is not one or carries no GS1 key. */
export function readDigitalLink(text: string): Gs1Key | Gs1Fault | null {
  const path = /^https?:\/\/[^/?#]+([^?#]*)/i.exec(text.trim())?.[1]
  return path === undefined ? null : readDigitalLinkPath(path)
}

/** The address of a unit, as it is printed in its code. */
export function digitalLink(origin: string, key: Gs1Key): string {
  if (key.sscc) return `${origin}/00/${key.sscc}`
  const lot = key.lot ? `/10/${encodeURIComponent(key.lot)}` : ''
  const serial = key.serial ? `/21/${encodeURIComponent(key.serial)}` : ''
  return `${origin}/01/${key.gtin ?? ''}${lot}${serial}`
}

function readSscc(digits: string): Gs1Key | Gs1Fault {
  if (!/^\d{18}$/.test(digits)) return 'form'
  return isSscc(digits) ? { sscc: digits } : 'check_digit'
}

function readQualifiers(key: Gs1Key, rest: string[]): Gs1Key | Gs1Fault {
  const order = ['22', '10', '21']
  let last = -1
  for (let i = 0; i < rest.length; i += 2) {
    const place = order.indexOf(rest[i]!)
    const value = rest[i + 1]
    if (place <= last || value === undefined || !isSet82(value)) return 'form'
    last = place
    if (rest[i] === '10') key.lot = value
    if (rest[i] === '21') key.serial = value
  }
  return key
}

function decodePart(part: string): string | null {
  try {
    return decodeURIComponent(part)
  } catch {
    return null
  }
}
