import type { departmentPrices } from '@onehall/shared/contract/departments'
import { faultKey } from '@onehall/shared/domain/fault-code'
import type { z } from 'zod'
import { readPrices } from '../data.ts'

type PriceReply = z.infer<typeof departmentPrices>
export interface PriceAsk {
  gtin: string
  kind: 'repair' | 'install' | 'maintain'
  faultCode?: string | undefined
}

const list = readPrices()
const FREE = { from: 0, until: 0 }

/** True for what is sent in by parcel: nobody comes for it. */
export const isSentIn = (gtin: string): boolean => list.models[gtin]?.sentIn ?? false

/**
 * What a visit costs once the warranty is over, in fen. The first installation is free but for its
 * extras; sources: articles kb-033, 034, 045, 050, 055, 116, 134. Null for what nobody repairs.
 */
export function findPrices({ gtin, kind, faultCode }: PriceAsk): PriceReply | null {
  const model = list.models[gtin]
  if (!model) return null
  if (kind === 'install') return { visit: 0, labour: FREE, parts: [], extras: model.installExtras }
  const fault = faultCode === undefined ? undefined : faultOf(model.faults, faultCode)
  const { labour, likely, visit } =
    kind === 'maintain'
      ? model.maintain
      : { labour: list.labour, likely: [], visit: model.sentIn ? 0 : list.visit, ...fault }
  return {
    visit,
    labour,
    parts: model.parts.map((part) => ({ ...part, likely: likely.includes(part.name) })),
    extras: [],
  }
}

const faultOf = <T>(faults: Record<string, T>, code: string): T | undefined =>
  Object.entries(faults).find(([known]) => faultKey(known) === faultKey(code))?.[1]
