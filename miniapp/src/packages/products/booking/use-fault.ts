import type { FaultCodeView } from '@onehall/shared/contract/products'
import { faultKey } from '@onehall/shared/domain/fault-code'
import { getManual } from '../../../api/products.ts'
import { useResource } from '../../../state/use-resource.ts'

export interface Fault {
  /** as the manual writes it, or as it was typed */
  code: string
  /** 排水超时; null where the manual does not know the code */
  meaning: string | null
  /** what to do at once, word for word; null where nobody is in danger */
  safety: { title: string; steps: string[] } | null
}

export interface Faults {
  /** what this model can show; empty while it is not known */
  known: readonly FaultCodeView[]
  fault: Fault | null
}

/** The codes of a model, from its manual: that is on the device already where somebody has read it there. */
export function useFault(gtin: string, code: string): Faults {
  const manual = useResource(`manual:${gtin}`, async () => (await getManual(gtin)).body)
  const known = manual.data?.faultCodes ?? []
  return { known, fault: code.trim() ? toFault(known, code.trim()) : null }
}

function toFault(known: readonly FaultCodeView[], code: string): Fault {
  const found = known.find((one) => faultKey(one.code) === faultKey(code))
  if (!found) return { code: code.toUpperCase(), meaning: null, safety: null }
  const [title = found.meaning, ...steps] = found.selfHelp
  const safety = found.severity === 'danger' ? { title, steps } : null
  return { code: found.code, meaning: found.meaning, safety }
}
