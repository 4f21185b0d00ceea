import type { z } from 'zod'
import type { CASES } from '@onehall/shared/contract/departments'
import type { Care } from '@onehall/shared/domain/care'
import type { Department, Priority, RequestKind } from '@onehall/shared/domain/request-states'
import type { Tier } from '@onehall/shared/domain/people'

/** All that the hall knows of a leg when it sends it. What of this a department gets is decided below and nowhere else. */
export interface CaseFacts {
  legId: string
  requestNumber: string
  kind: RequestKind
  priority: Priority
  text: string
  openedAt: string
  customerRef: string
  tier: Tier
  orderId: string | null
  parcelId: string | null
  slotId: string | null
  product: { gtin: string; model: string; name: string; serial: string | null } | null
  fault: { code: string; meaning: string | null } | null
  warrantyUntil: string | null
  goldExchange: boolean
  address: { regionCode: string; regionText: string; detail: string } | null
  contact: { name: string; phone: string } | null
  care: Care | null
  media: { kind: 'image' | 'video'; url: string }[]
}

const base = ({ legId, requestNumber, kind, priority, text, openedAt }: CaseFacts) => ({
  legId,
  requestNumber,
  kind,
  priority,
  text,
  openedAt,
})

/** What was bought, and no more: the facts may know more of it than a department needs. */
const productOf = ({ product }: CaseFacts): CaseFacts['product'] =>
  product && { gtin: product.gtin, model: product.model, name: product.name, serial: product.serial }

/** Each department's body holds what that department needs for its part, and nothing else. */
export const CASE_BODIES: { [D in Department]: (facts: CaseFacts) => z.infer<(typeof CASES)[D]> } = {
  /** Decides on orders: no address, no phone, no pictures of somebody's home. */
  sales: (f) => ({
    ...base(f),
    customerRef: f.customerRef,
    tier: f.tier,
    orderId: f.orderId,
    product: productOf(f),
    goldExchange: f.goldExchange,
  }),
  /** Drives to an address with a parcel and rings there: no product history, no fault. */
  logistics: (f) => ({
    ...base(f),
    parcelId: f.parcelId,
    orderId: f.orderId,
    address: f.address,
    contact: f.contact,
    media: f.media,
  }),
  /** Comes to the house and opens the machine: who comes is told what must be minded there. */
  installation: (f) => ({
    ...base(f),
    product: productOf(f),
    fault: f.fault,
    warrantyUntil: f.warrantyUntil,
    slotId: f.slotId,
    address: f.address,
    contact: f.contact,
    care: f.care,
    media: f.media,
  }),
}
