import { faultKey } from '@onehall/shared/domain/fault-code'
import { readFindings } from '../data.ts'
import type { InstallationBody } from './case.ts'

const findings = readFindings()

/** What the master found and did, in his words: by fault code where there is one, else by what he came for. */
export function finding(body: InstallationBody): string {
  const known = findings[body.product?.gtin ?? ''] ?? {}
  const key = body.fault && faultKey(body.fault.code)
  const byCode = Object.keys(known).find((code) => faultKey(code) === key)
  return known[byCode ?? purposeOf(body)] ?? '看过了，试机正常'
}

function purposeOf({ kind, text }: InstallationBody): 'repair' | 'install' | 'maintain' {
  if (/保养|清洗|除垢/.test(text)) return 'maintain'
  return kind === 'repair' ? 'repair' : 'install'
}
