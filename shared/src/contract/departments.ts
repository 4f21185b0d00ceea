/**
 * The contract between the BFF and a department's system: what our adapters call, what the stand-ins
 * and the real systems serve, and how they call back. Bodies hold only what that department needs.
 */
import { z } from 'zod'
import { CARES } from '../domain/care.ts'
import { JOB_MOVES, JOB_STATES } from '../domain/job-states.ts'
import { PARCEL_CODES } from '../domain/parcel-track.ts'
import { DEPARTMENTS, PRIORITIES, REQUEST_KINDS } from '../domain/request-states.ts'
import { endpoint, id, instant } from './endpoint.ts'

const address = z.object({ regionCode: z.string(), regionText: z.string(), detail: z.string() })
const contact = z.object({ name: z.string(), phone: z.string() })
const productRef = z.object({
  gtin: z.string(),
  model: z.string(),
  name: z.string(),
  serial: z.string().nullable(),
})
const link = z.object({ kind: z.enum(['image', 'video']), url: z.string() })

const caseBase = z.object({
  legId: id,
  requestNumber: z.string(),
  kind: z.enum(REQUEST_KINDS),
  priority: z.enum(PRIORITIES),
  text: z.string(),
  openedAt: instant,
})

/** Sales decides on orders: it needs no address and calls nobody. */
export const salesCase = caseBase.extend({
  customerRef: z.string(),
  tier: z.string(),
  orderId: z.string().nullable(),
  product: productRef.nullable(),
  /** a gold member's exchange (article kb-120): no reason is asked and nobody has to approve it */
  goldExchange: z.boolean(),
})

/** Logistics drives to an address with a parcel: it sees no fault and no history. */
export const logisticsCase = caseBase.extend({
  parcelId: z.string().nullable(),
  orderId: z.string().nullable(),
  address: address.nullable(),
  contact: contact.nullable(),
  media: z.array(link),
})

/** Installation comes to the house and opens the machine. */
export const installationCase = caseBase.extend({
  product: productRef.nullable(),
  fault: z.object({ code: z.string(), meaning: z.string().nullable() }).nullable(),
  warrantyUntil: z.string().nullable(),
  slotId: z.string().nullable(),
  address: address.nullable(),
  contact: contact.nullable(),
  /** what whoever comes must mind there; goes again with `forget_care`, for then she has taken it back */
  care: z.enum(CARES).nullable().default(null),
  media: z.array(link),
})

export const CASES = { sales: salesCase, logistics: logisticsCase, installation: installationCase } as const
export type CaseBody =
  z.infer<typeof salesCase> | z.infer<typeof logisticsCase> | z.infer<typeof installationCase>

/** The reply to POST /cases and GET /cases/:ref. */
export const caseReply = z.object({ ref: z.string().min(1).max(64), status: z.string() })

/** POST /cases/:ref/messages: words, or an act of the customer; messageId makes a repeat harmless. */
export const caseMessage = z.object({
  messageId: id,
  kind: z.enum(['text', 'nudge', 'reschedule', 'confirm', 'reopen', 'forget_care']),
  text: z.string(),
  slotId: z.string().nullable(),
  media: z.array(link),
})
export type CaseMessage = z.infer<typeof caseMessage>

export const caseCancel = z.object({ reason: z.string() })

/** GET /slots, GET /prices, GET /orders as departments answer them. */
export const departmentSlots = z.object({
  items: z.array(
    z.object({
      id,
      from: instant,
      until: instant,
      worker: z.string().nullable().default(null),
      note: z.string().nullable().default(null),
    }),
  ),
})
export const departmentPrices = z.object({
  /** fen */
  visit: z.int(),
  labour: z.object({ from: z.int(), until: z.int() }),
  parts: z.array(z.object({ name: z.string(), price: z.int(), likely: z.boolean() })),
  extras: z.array(z.object({ name: z.string(), price: z.int(), unit: z.string() })).default([]),
})
export const departmentOrders = z.object({
  items: z.array(
    z.object({
      id,
      number: z.string(),
      placedAt: instant,
      signedAt: instant.nullable(),
      status: z.string(),
      total: z.int(),
      items: z.array(
        z.object({ gtin: z.string(), name: z.string(), quantity: z.int(), serial: z.string().nullable() }),
      ),
    }),
  ),
})

/** One parcel as logistics knows it: `GET /parcels?recipientRef=`, `GET /parcels/:code` by SSCC or waybill. */
export const departmentParcel = z.object({
  sscc: z.string(),
  waybill: z.string(),
  carrier: z.string(),
  items: z.array(z.object({ name: z.string(), gtin: z.string().nullable().default(null) })),
  /** GB/T 2260 */
  fromRegion: z.string(),
  toRegion: z.string(),
  createdAt: instant,
  /** as they arrived: late, repeated, in any order */
  events: z.array(z.object({ at: instant, code: z.enum(PARCEL_CODES), place: z.string(), text: z.string() })),
  /** what logistics knows the recipient by: the same reference as sales' customerRef */
  recipientRef: z.string(),
  /** masked where it comes from: nobody here needs more */
  recipient: z.object({ nameMasked: z.string(), phoneMasked: z.string() }).nullable().default(null),
  promisedBy: instant.nullable().default(null),
  expectedBy: instant.nullable().default(null),
  /** when its label was printed, and the notice on it */
  printedAt: instant.nullable().default(null),
  noticeId: z.string().nullable().default(null),
})
export type DepartmentParcel = z.infer<typeof departmentParcel>
export const departmentParcels = z.object({ items: z.array(departmentParcel) })

// ---- installation's work orders ----

const ref = z.string().min(1).max(64)
const place = z.object({ lat: z.number(), lng: z.number() })

/** Installation owns it; `version` changes with every change of who, when or how far. */
export const workOrder = z.object({
  id: ref,
  version: z.string().min(1).max(64),
  state: z.enum(JOB_STATES),
  installerRef: ref.nullable(),
  from: instant,
  until: instant,
  needsConfirmation: z.boolean(),
  /** the certificate it asks for, in words */
  needs: z.string().nullable().default(null),
  regionCode: z.string().nullable().default(null),
  regionText: z.string().nullable().default(null),
})
export type WorkOrder = z.infer<typeof workOrder>

/** GET /work-orders?date=[&installerRef=] */
export const workOrders = z.object({ items: z.array(workOrder) })

/** GET /installers */
export const departmentInstallers = z.object({
  items: z.array(
    z.object({ id: ref, name: z.string(), skills: z.array(z.string()), regions: z.array(z.string()) }),
  ),
})

/** POST /work-orders/:id/transitions: the same clientId is the same act. 409 where it is not this installer's any more. */
export const workTransition = z.object({
  to: z.enum(JOB_MOVES),
  at: instant,
  clientId: z.string(),
  installerRef: ref,
  reason: z.string().nullable(),
  /** unable: when to come again */
  slotId: z.string().nullable(),
  /** ops decided that it counts although the work order was somebody else's meanwhile */
  override: z.boolean(),
  /** of what is done */
  report: z
    .object({
      unit: z.object({ gtin: z.string(), serial: z.string().nullable() }).nullable(),
      checks: z.array(z.string()),
      readings: z.array(z.object({ name: z.string(), unit: z.string(), value: z.number() })),
      parts: z.array(z.object({ name: z.string(), quantity: z.int() })),
      /** those that the customer said yes to; fen */
      charges: z.array(z.object({ name: z.string(), quantity: z.int(), price: z.int() })),
      confirmedBy: z.enum(['code', 'signature', 'reason']),
      media: z.array(link),
    })
    .nullable(),
})
export type WorkTransition = z.infer<typeof workTransition>

/** POST /work-orders/:id/assign: the same assignId is the same act. */
export const workAssignment = z.object({
  assignId: id,
  installerRef: ref,
  slot: z.object({ from: instant, until: instant }).nullable(),
  /** what it was decided on; 409 `changed` where it is another by now */
  version: z.string(),
})
export type WorkAssignment = z.infer<typeof workAssignment>

/** Why installation says 409 to an assignment; `reason` in words. */
export const workRefusal = z.object({
  code: z.enum(['overlap', 'unfit', 'changed', 'over']),
  reason: z.string(),
})

// ---- what departments call ----

export const HOOK_STATUSES = ['accepted', 'scheduled', 'in_progress', 'done', 'failed', 'cancelled'] as const

export const departmentEvent = z.object({
  eventId: z.string().min(1).max(128),
  caseRef: z.string().min(1).max(64),
  status: z.enum(HOOK_STATUSES),
  at: instant,
  note: z.string().max(1000).optional(),
  appointment: z
    .object({
      from: instant,
      until: instant,
      worker: z.string().max(40).nullish(),
      needsConfirmation: z.boolean().optional(),
      /** another visit, after one that could not do it: it is asked about although the work has begun */
      again: z.boolean().optional(),
      /** who has the work order, by installation's reference; null where nobody has it yet */
      installerRef: ref.nullish(),
      /** where the address lies, GCJ-02 */
      place: place.nullish(),
      /** what the dispatcher wrote for who comes */
      hint: z.string().max(300).nullish(),
      /** a number that leads to the customer without showing hers */
      relay: z.object({ number: z.string().max(20), extension: z.string().max(10) }).nullish(),
    })
    .optional(),
})
export type DepartmentEvent = z.infer<typeof departmentEvent>

/** Signature over "{timestamp}.{raw body}", HMAC-SHA256 in hex, behind "v1=". Timestamp in seconds. */
export const SIGNATURE_HEADER = 'x-onehall-signature'
export const TIMESTAMP_HEADER = 'x-onehall-timestamp'
export const SIGNATURE_WINDOW_SECONDS = 300

export const receiveEvent = endpoint({
  id: 'receiveEvent',
  tag: 'hooks',
  method: 'POST',
  path: '/hooks/:department',
  summary: 'A department says how a case goes; signed, each event once, in any order',
  who: 'anyone',
  params: z.strictObject({ department: z.enum(DEPARTMENTS) }),
  body: departmentEvent,
  replies: { 200: z.object({ received: z.boolean(), repeated: z.boolean() }) },
  problems: ['hook.unsigned', 'hook.stale'],
  limit: { times: 60_000, seconds: 60 },
  repeatable: true,
})
