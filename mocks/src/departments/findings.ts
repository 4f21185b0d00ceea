import { faultKey } from '@onehall/shared/domain/fault-code'
import { readFindings } from '../data.ts'
import type { InstallationBody } from './case.ts'

const findings = readFindings()

/** What the master found and did, in his words: by fault code where there is one, else by kind. */
export function finding({ product, fault, kind }: InstallationBody): string {
  const known = findings[product?.gtin ?? ''] ?? {}
  const byCode = fault && Object.entries(known).find(([code]) => faultKey(code) === faultKey(fault.code))?.[1]
  const byKind = kind === 'repair' ? known.repair : known.install
  return byCode ?? byKind ?? '看过了，试机正常'
}
