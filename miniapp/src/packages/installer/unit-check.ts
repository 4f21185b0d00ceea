import { readDigitalLink, toGtin14 } from '@onehall/shared/domain/gs1'
import { judgeUnit, type UnitVerdict } from '@onehall/shared/domain/job-states'

/** What a code on a machine says without asking anybody; null where it takes the server to know. */
export function readUnit(code: string): { gtin: string; serial: string | null } | null {
  const text = code.trim()
  const link = readDigitalLink(text)
  if (link !== null && typeof link === 'object' && link.gtin)
    return { gtin: link.gtin, serial: link.serial ?? null }
  const element = /^\(01\)(\d{14})(?:\(21\)(.{1,20}))?$/.exec(text)
  if (element?.[1]) return { gtin: element[1], serial: element[2] ?? null }
  const gtin = toGtin14(text)
  return gtin === null ? null : { gtin, serial: null }
}

/** The code on a work sheet, bare or in a link; null where it is none. */
export const readJobCode = (code: string): string | null =>
  /^(?:https?:\/\/[^/?#]+\/j\/)?(OHJ-[0-9A-Z]+)$/i.exec(code.trim())?.[1]?.toUpperCase() ?? null

/** Told in the cellar, before anything is unpacked. */
export const verdictOf = (expectedGtin: string | null, code: string): UnitVerdict =>
  judgeUnit(expectedGtin, readUnit(code)?.gtin ?? null)
