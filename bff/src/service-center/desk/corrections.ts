import type { Vault } from '../../platform/vault.ts'
import type { ServiceRequest } from '../request/index.ts'
import { PLACES } from '../sealing.ts'

/** A request whose departments an agent corrected, as a row to train on. */
export interface Correction {
  id: string
  text: string
  departments: ServiceRequest['legs'][number]['department'][]
  priority: string
  at: string
}

export async function correctionOf(r: ServiceRequest, vault: Vault): Promise<Correction> {
  const first = r.messages.find((m) => m.from === 'you' && m.text !== null)
  const text = first?.text ? await vault.open(r.ownerId, PLACES.message(first.id), first.text) : ''
  return {
    id: r.id,
    text: withoutNumbers(text),
    departments: [...new Set(r.legs.filter((leg) => leg.required).map((leg) => leg.department))],
    priority: r.priority === 'danger' ? 'danger' : 'normal',
    at: (r.correctedAt ?? r.updatedAt).toISOString(),
  }
}

/** Long numbers are people's: phones, orders, parcels. What a sentence means does not hang on them. */
const withoutNumbers = (text: string): string => text.replace(/[A-Za-z]{0,3}\d[\d-]{5,}/g, '〇')
