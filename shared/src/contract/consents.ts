import { z } from 'zod'
import { GUARDIAN_RELATIONS, PURPOSE_GROUPS, PURPOSES } from '../domain/purposes.ts'
import { day, endpoint, id, instant, page, pageQuery } from './endpoint.ts'

const tag = 'consents'
const purpose = z.enum(PURPOSES)

/** How a decision came about. join: brought along from an account that was merged into this one. */
export const MECHANISMS = ['list', 'page', 'join'] as const

export const consentState = z.enum(['granted', 'refused'])

export const consent = z.object({
  id: purpose,
  group: z.enum(PURPOSE_GROUPS),
  tier: z.int(),
  sensitive: z.boolean(),
  /** true where nothing is used before a yes; false where the service itself asks for it, request by request */
  needsConsent: z.boolean(),
  title: z.string(),
  /** one line for the list: 认出您、保存对话进度 */
  brief: z.string(),
  text: z.string(),
  /** the same in rows: 收什么, 用来做什么, 谁能看, 存多久; empty where the text alone says it */
  facts: z.array(z.object({ label: z.string(), text: z.string() })),
  /** what refusing means */
  refusal: z.string(),
  version: z.int(),
  /** the day this wording holds from */
  since: day,
  /** what holds now; refused where nobody ever said yes, and where the text has changed since */
  state: consentState,
  /** the last decision of hers */
  decision: z.object({ state: consentState, version: z.int(), at: instant, receiptId: id }).nullable(),
  /** she agreed to an older wording: it holds no more, and asks again */
  outdated: z.boolean(),
  /** a guardian has to say so: send `guardian` with a yes */
  needsGuardian: z.boolean(),
  /** proof that this wording was shown to her; null in the list for sensitive ones, which have a page of their own */
  servedId: z.string().nullable(),
})
export type ConsentView = z.infer<typeof consent>

export const listConsents = endpoint({
  id: 'listConsents',
  tag,
  method: 'GET',
  path: '/consents',
  summary: 'Every purpose: what it says, and what I decided; refused unless I said yes',
  who: 'person',
  replies: { 200: z.object({ items: z.array(consent), decisions: z.int() }) },
})

export const getConsent = endpoint({
  id: 'getConsent',
  tag,
  method: 'GET',
  path: '/consents/:purpose',
  summary: 'One purpose on a page of its own; the only way to agree to a sensitive one',
  who: 'person',
  params: z.strictObject({ purpose }),
  replies: { 200: consent },
})

export const decideConsent = endpoint({
  id: 'decideConsent',
  tag,
  method: 'PUT',
  path: '/consents/:purpose',
  summary:
    'Yes or no to the wording that was shown. A yes needs the wording of today; a no always counts. ' +
    'parcelId: for this one parcel, until it is printed',
  who: 'person',
  params: z.strictObject({ purpose }),
  body: z.strictObject({
    granted: z.boolean(),
    textVersion: z.int().min(1),
    servedId: z.string().min(1).max(400),
    /** only with parcel_notice */
    parcelId: id.optional(),
    /** with a yes where the purpose asks for it: I am the guardian of a child under fourteen */
    guardian: z.strictObject({ relation: z.enum(GUARDIAN_RELATIONS), declared: z.literal(true) }).optional(),
  }),
  replies: { 200: z.object({ receiptId: id, recordedAt: instant, state: consentState }) },
  problems: [
    'consent.stale_text',
    'consent.not_shown',
    'consent.own_page',
    'consent.guardian_needed',
    'consent.no_parcel',
    'parcel.unknown',
    'parcel.printed',
    'department.unavailable',
  ],
})
export type DecideConsentInput = z.infer<typeof decideConsent.body>

export const consentEntry = z.object({
  receiptId: id,
  purpose,
  title: z.string(),
  /** one parcel, where the decision was for one */
  parcelId: z.string().nullable(),
  state: consentState,
  version: z.int(),
  at: instant,
  mechanism: z.enum(MECHANISMS),
})
export type ConsentEntry = z.infer<typeof consentEntry>

export const listConsentHistory = endpoint({
  id: 'listConsentHistory',
  tag,
  method: 'GET',
  path: '/consents/history',
  summary: 'Every decision of mine, the newest first',
  who: 'person',
  query: pageQuery,
  replies: { 200: page(consentEntry) },
})

/** The fields of ISO/IEC TS 27560:2023, under its names. */
export const consentReceipt = z.object({
  receipt_metadata: z.object({ schema_version: z.string(), receipt_id: id, created: instant }),
  record_metadata: z.object({
    schema_version: z.string(),
    record_id: z.string(),
    /** what departments know the person by */
    pii_principal_id: z.string(),
  }),
  pii_processing: z.object({
    privacy_notice: z.string(),
    language: z.literal('zh-CN'),
    purposes: z.array(
      z.object({
        purpose: z.string(),
        purpose_type: z.string(),
        lawful_basis: z.string(),
        pii_information: z.array(z.object({ pii_type: z.string(), sensitive_pii_category: z.boolean() })),
        pii_controllers: z.array(z.string()),
        collection_method: z.string(),
        retention_period: z.string(),
        jurisdiction: z.string(),
        withdrawal_method: z.string(),
      }),
    ),
  }),
  party_identification: z.array(
    z.object({ party_id: z.string(), party_name: z.string(), party_role: z.string() }),
  ),
  event: z.array(
    z.object({
      event_time: instant,
      entity_id: z.string(),
      event_type: z.literal('explicit'),
      event_state: z.enum(['consent_given', 'consent_refused', 'consent_withdrawn']),
    }),
  ),
  /** the same for people, and what proves it */
  shown: z.object({
    title: z.string(),
    text: z.string(),
    version: z.int(),
    since: day,
    /** SHA-256 of the wording, in hex */
    textHash: z.string(),
    servedAt: instant,
    servedId: z.string(),
    mechanism: z.enum(MECHANISMS),
    parcelId: z.string().nullable(),
    guardian: z.enum(GUARDIAN_RELATIONS).nullable(),
  }),
})
export type ConsentReceiptView = z.infer<typeof consentReceipt>

export const getConsentReceipt = endpoint({
  id: 'getConsentReceipt',
  tag,
  method: 'GET',
  path: '/consents/receipts/:id',
  summary: 'One receipt, to keep: ISO/IEC TS 27560 fields, and the wording as it was shown',
  who: 'person',
  params: z.strictObject({ id }),
  replies: { 200: consentReceipt },
  problems: ['receipt.unknown'],
})
