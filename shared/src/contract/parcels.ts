import { z } from 'zod'
import { PARCEL_ASKS, PARCEL_CODES, type ParcelAsk } from '../domain/parcel-track.ts'
import { REQUEST_KINDS } from '../domain/request-states.ts'
import { endpoint, id, instant } from './endpoint.ts'
import { noticeBrief } from './notices.ts'

const tag = 'parcels'
const params = z.strictObject({ id })

export const parcelEvent = z.object({
  at: instant,
  code: z.enum(PARCEL_CODES),
  place: z.string(),
  text: z.string(),
})

/** Whether this parcel carries a notice, and what may still be changed about it. */
export const parcelNotice = z.object({
  /** what will happen, or has happened: its label carries one */
  attached: z.boolean(),
  /** the label is printed: nothing can be changed any more */
  printed: z.boolean(),
  /** her word for this one parcel; null where the general one holds */
  choice: z.enum(['yes', 'no']).nullable(),
  /** her word for all parcels, and since when */
  general: z.boolean(),
  generalSince: instant.nullable(),
  /** ask now: she was never asked, and it can still be changed. At most one parcel of the list asks */
  ask: z.boolean(),
})

export const parcelBrief = z.object({
  /** its SSCC */
  id,
  waybill: z.string(),
  carrier: z.string(),
  /** 净味滤芯 2 支 */
  contents: z.string(),
  status: z.enum(PARCEL_CODES),
  /** the one thing: 今天 18:00 前送到 */
  headline: z.string(),
  expectedBy: instant.nullable(),
  /** said before anybody asks */
  delay: z.object({ reason: z.string(), sentence: z.string() }).nullable(),
  last: parcelEvent.nullable(),
  notice: parcelNotice,
  createdAt: instant,
})
export type ParcelBrief = z.infer<typeof parcelBrief>

const ask = z.object({
  rel: z.enum(Object.keys(PARCEL_ASKS) as [ParcelAsk, ...ParcelAsk[]]),
  title: z.string(),
  /** POST /requests {kind, text, subject: {parcelId}}: one tap */
  kind: z.enum(REQUEST_KINDS),
  text: z.string(),
})

export const parcel = parcelBrief.extend({
  items: z.array(z.object({ name: z.string(), gtin: z.string().nullable() })),
  fromCity: z.string(),
  toCity: z.string(),
  recipient: z.object({ nameMasked: z.string(), phoneMasked: z.string() }).nullable(),
  /** newest first by the time it happened */
  events: z.array(parcelEvent),
  asks: z.array(ask),
  /** the notice printed on it, while that notice is open */
  printedNotice: noticeBrief.nullable(),
})
export type ParcelView = z.infer<typeof parcel>

export const listParcels = endpoint({
  id: 'listParcels',
  tag,
  method: 'GET',
  path: '/parcels',
  summary: 'My parcels as logistics knows them: on their way first, late ones before all',
  who: 'person',
  replies: { 200: z.object({ items: z.array(parcelBrief) }) },
  problems: ['department.unavailable'],
})

export const getParcel = endpoint({
  id: 'getParcel',
  tag,
  method: 'GET',
  path: '/parcels/:id',
  summary: 'One of my parcels: where it is, whether it is late and why, and its notice',
  who: 'person',
  params,
  replies: { 200: parcel },
  problems: ['parcel.unknown', 'department.unavailable'],
})

/** What anybody may know who holds the parcel in hand: nothing of the recipient, the road or the contents. */
export const foundParcel = z.object({
  /** the code as it was read: SSCC or waybill */
  code: z.string(),
  /** the notice on it, while it is open */
  notice: noticeBrief.nullable(),
  /** in the place of a notice: why there is none to see */
  sentence: z.string().nullable(),
  actions: z.array(z.object({ rel: z.enum(['notice', 'tip']), href: z.string() })),
})
export type FoundParcelView = z.infer<typeof foundParcel>

export const findParcel = endpoint({
  id: 'findParcel',
  tag,
  method: 'GET',
  path: '/parcels/by-code/:code',
  summary: 'For whoever holds a parcel: the notice on it and where to tell; nothing of the recipient',
  who: 'anyone',
  params: z.strictObject({ code: z.string().trim().min(1).max(300) }),
  replies: { 200: foundParcel },
  problems: ['code.malformed', 'parcel.unknown', 'department.unavailable'],
})

// ---- the question before shipment: asked once, wherever it is met ----

export const noticeQuestion = z.object({
  /** she has decided nothing on notices so far, and has not put the question away lately */
  ask: z.boolean(),
  /** WeChat may still ask it, once: so it makes sense to offer her the message `parcel` */
  byMessage: z.boolean(),
})
export type NoticeQuestionView = z.infer<typeof noticeQuestion>

export const getNoticeQuestion = endpoint({
  id: 'getNoticeQuestion',
  tag,
  method: 'GET',
  path: '/notice-question',
  summary: 'Whether to ask me, where something will be shipped, if my parcels may carry a notice',
  who: 'person',
  replies: { 200: noticeQuestion },
})

export const dismissNoticeQuestion = endpoint({
  id: 'dismissNoticeQuestion',
  tag,
  method: 'POST',
  path: '/notice-question/dismissal',
  summary: 'The question before shipment was put away: it is not asked again, and no consent changes',
  who: 'person',
  replies: { 204: null },
  repeatable: true,
})

// ---- what logistics calls, signed as its hooks are ----

const sscc = z.string().regex(/^\d{18}$/, 'SSCC 是 18 位数字')
/** what logistics knows the recipient by: the customerRef of sales and hall */
const recipientRef = z.string().min(1).max(64)

export const PARCELS_PER_ANNOUNCEMENT = 1_000

export const announceParcels = endpoint({
  id: 'announceParcels',
  tag: 'partner',
  method: 'POST',
  path: '/partner/parcels',
  summary:
    'Logistics tells of parcels that are booked and not printed yet, signed as its hooks are. Whoever was never asked ' +
    'about notices, and let WeChat tell her, is asked by one message; the reply says nothing of who that is',
  who: 'anyone',
  body: z.strictObject({
    parcels: z
      .array(z.strictObject({ sscc, recipientRef }))
      .max(PARCELS_PER_ANNOUNCEMENT, `一次最多 ${PARCELS_PER_ANNOUNCEMENT} 件`),
  }),
  replies: { 200: z.object({ received: z.int() }) },
  problems: ['hook.unsigned', 'hook.stale'],
  limit: { times: 6_000, seconds: 60 },
  repeatable: true,
})
export type AnnouncedParcel = z.infer<typeof announceParcels.body>['parcels'][number]

export const DECISION_REASONS = [
  /** missing from the province that the parcel goes to */
  'origin',
  /** may live there, by what is known */
  'likely',
  /** the newest of those that nothing ties to a place */
  'recent',
  /** was seen least of all */
  'spread',
  /** no consent was in force */
  'no_consent',
  /** no open notice that this household has not had lately */
  'no_notice',
] as const
export type DecisionReason = (typeof DECISION_REASONS)[number]

export const PARCELS_PER_BATCH = 10_000

export const noticeDecision = z.object({
  sscc: z.string(),
  print: z.boolean(),
  noticeId: id.optional(),
  reason: z.enum(DECISION_REASONS),
})
export type NoticeDecisionView = z.infer<typeof noticeDecision>

export const decideNotices = endpoint({
  id: 'decideNotices',
  tag: 'partner',
  method: 'POST',
  path: '/partner/notice-decisions',
  summary:
    'Logistics asks before it prints, signed as its hooks are: which of these parcels carry which notice. ' +
    'recipientRef is what logistics knows the recipient by: the customerRef of sales and hall',
  who: 'anyone',
  body: z.strictObject({
    parcels: z
      .array(
        z.strictObject({
          sscc,
          recipientRef,
          /** GB/T 2260, six digits */
          toRegion: z.string().regex(/^\d{6}$/, '地区是 6 位数字'),
          at: instant,
        }),
      )
      .max(PARCELS_PER_BATCH, `一次最多 ${PARCELS_PER_BATCH} 件`),
  }),
  replies: { 200: z.object({ decisions: z.array(noticeDecision) }) },
  problems: ['hook.unsigned', 'hook.stale'],
  limit: { times: 60_000, seconds: 60 },
  repeatable: true,
  bodyKb: 4096,
})
