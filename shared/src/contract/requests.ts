import { z } from 'zod'
import { CARES } from '../domain/care.ts'
import { JOB_STATES } from '../domain/job-states.ts'
import { MEDIA_PER_MESSAGE, TEXT_MAX } from '../domain/limits.ts'
import {
  DEPARTMENTS,
  LEG_STATUSES,
  PRIORITIES,
  REQUEST_ACTIONS,
  REQUEST_KINDS,
  REQUEST_STATUSES,
} from '../domain/request-states.ts'
import { devicePlace } from './devices.ts'
import { day, endpoint, id, instant, page, pageQuery, text } from './endpoint.ts'
import { mediaView } from './media.ts'

const tag = 'requests'
const params = z.strictObject({ id })
const mediaIds = z.array(id).max(MEDIA_PER_MESSAGE, `最多 ${MEDIA_PER_MESSAGE} 个`)

// ---- what a person sees ----

export const appointment = z.object({
  from: instant,
  until: instant,
  /** who comes: a name as it is said, 周师傅 */
  worker: z.string().nullable(),
  /** true while the department waits for the person's yes */
  needsConfirmation: z.boolean(),
})
export type AppointmentView = z.infer<typeof appointment>

export const leg = z.object({
  id,
  department: z.enum(DEPARTMENTS),
  /** what this leg does, in words: 上门维修 */
  title: z.string(),
  status: z.enum(LEG_STATUSES),
  /** the department's own number */
  ref: z.string().optional(),
  appointment: appointment.optional(),
  /** how the visit goes, live, as the installer says it; absent where nobody is named for it */
  visit: z.enum(JOB_STATES).optional(),
  /** the department's last word on it */
  note: z.string().optional(),
  /** why it failed */
  reason: z.string().optional(),
  updatedAt: instant,
})
export type LegView = z.infer<typeof leg>

export const message = z.object({
  id,
  seq: z.int(),
  at: instant,
  from: z.enum(['you', 'agent', 'department', 'hall']),
  /** who speaks, where it is not you: 许宁, 安装, 一厅 */
  name: z.string().nullable(),
  text: z.string(),
  /** the article that the hall's words are of */
  articleId: z.string().nullable(),
  media: z.array(mediaView),
})
export type MessageView = z.infer<typeof message>

const subject = z.object({
  registrationId: id.optional(),
  parcelId: id.optional(),
  orderId: id.optional(),
  /** what it is about, to show: the product's name */
  name: z.string().optional(),
  gtin: z.string().optional(),
  category: z.string().optional(),
})

/** An article that may be what is meant. */
export const offer = z.object({ articleId: z.string(), title: z.string() })

/** Safety steps that are shown at once, word for word from the base. */
export const danger = z.object({ title: z.string(), steps: z.array(z.string()), articleId: z.string() })

/** The installer's visit, as the person it is for sees it. */
export const homeVisit = z.object({
  legId: id,
  /** as the installer recorded it, live: en_route is on the way */
  state: z.enum(JOB_STATES),
  /** since when; null before anything was said */
  since: instant.nullable(),
  from: instant,
  until: instant,
  needsConfirmation: z.boolean(),
  /** who comes; a rating only from enough people to be one */
  installer: z.object({ name: z.string(), rating: z.number().nullable(), ratings: z.int() }).nullable(),
  /** six digits to read out when the work is done; null before a time is agreed and once it is over */
  code: z.string().nullable(),
  /** whether the unit is to be registered for her on the day it is installed; null where there is nothing to register */
  register: z.enum(['ask', 'yes', 'no', 'done']).nullable(),
  charges: z.array(
    z.object({
      id,
      items: z.array(
        z.object({ name: z.string(), unit: z.string(), /** fen */ price: z.int(), quantity: z.int() }),
      ),
      total: z.int(),
      state: z.enum(['asked', 'confirmed', 'declined', 'lapsed']),
    }),
  ),
})
export type HomeVisitView = z.infer<typeof homeVisit>

/** A child's watch called for help: for its guardian and for the agent who has taken it, nobody else. */
export const sos = z.object({
  at: instant,
  /** as the guardian calls the child; null once it is bound no more */
  nickname: z.string().nullable(),
  /** as our map has it, and as maps in China do; null where the watch had none, and once it is deleted */
  place: z.object({ wgs84: devicePlace, gcj02: devicePlace }).nullable(),
})
export type SosView = z.infer<typeof sos>

export const request = z.object({
  id,
  number: z.string(),
  kind: z.enum(REQUEST_KINDS),
  /** in words, for lists and titles: 洗烘一体机报修 */
  title: z.string(),
  status: z.enum(REQUEST_STATUSES),
  /** the state in words, with the fact where there is one: 明天 9:00–11:00，周师傅上门 */
  sentence: z.string(),
  priority: z.enum(PRIORITIES),
  subject: subject.nullable(),
  faultCode: z.string().nullable(),
  thread: z.array(message),
  legs: z.array(leg),
  /** the visit that is next, or was last; null where none is agreed. The desk does not see it: the code is hers */
  homeVisit: homeVisit.nullable(),
  answer: z
    .object({
      text: z.string(),
      articleId: z.string(),
      score: z.number(),
      title: z.string(),
      /** what the person said of it */
      outcome: z.enum(['helpful', 'not_helpful', 'human']).nullable(),
    })
    .optional(),
  /** up to three likely articles, where none is sure */
  offers: z.array(offer),
  danger: danger.nullable(),
  /** only where it is read, as `care` is */
  sos: sos.nullable().optional(),
  /**
   * What must be minded at her home; null where nothing is kept. Only where it is read: replies of writes do not have
   * it, for they are kept for a day, and she may take it back at once.
   */
  care: z.enum(CARES).nullable().optional(),
  /** who looks after it, once somebody does */
  agent: z.object({ name: z.string() }).nullable(),
  /** the request it was merged into */
  mergedInto: id.nullable(),
  abilities: z.array(z.enum([...REQUEST_ACTIONS, 'message', 'rate'])),
  rating: z.object({ score: z.int(), comment: z.string().nullable() }).nullable(),
  /** the last event's number: ask for what came after it */
  seq: z.int(),
  createdAt: instant,
  updatedAt: instant,
})
export type RequestView = z.infer<typeof request>

export const requestBrief = request
  .omit({ thread: true, homeVisit: true, answer: true, offers: true, danger: true, sos: true, care: true })
  .extend({
    /** the first of what she said, where she said something */
    excerpt: z.string().nullable(),
    /** the next visit, where one is agreed */
    visit: appointment.nullable(),
  })
export type RequestBrief = z.infer<typeof requestBrief>

export const requestEvent = z.object({
  seq: z.int(),
  type: z.enum(['opened', 'message', 'status', 'leg', 'appointment', 'rated', 'agent']),
  requestId: id,
  at: instant,
  status: z.enum(REQUEST_STATUSES),
  legId: id.optional(),
  legStatus: z.enum(LEG_STATUSES).optional(),
  messageId: id.optional(),
})
export type RequestEvent = z.infer<typeof requestEvent>

// ---- what a person does ----

export const openRequest = endpoint({
  id: 'openRequest',
  tag,
  method: 'POST',
  path: '/requests',
  summary: 'Asks the hall for something; 201 says that it is stored and will reach whom it must',
  who: 'person',
  body: z.strictObject({
    kind: z.enum(REQUEST_KINDS),
    text: text(TEXT_MAX).optional(),
    subject: z
      .strictObject({ registrationId: id, parcelId: id, orderId: id })
      .partial()
      .refine((s) => Object.keys(s).length <= 1, '一次只说一样东西')
      .optional(),
    faultCode: z.string().trim().min(1).max(16).optional(),
    addressId: id.optional(),
    slotId: id.optional(),
    mediaIds: mediaIds.optional(),
    /** kept only where she consents to `health`; else the thread says that it is not, and all goes on */
    care: z.enum(CARES).optional(),
  }),
  replies: { 201: request },
  problems: [
    'registration.unknown',
    'parcel.unknown',
    'address.unknown',
    'media.unknown',
    'department.unavailable',
  ],
})
export type OpenRequestInput = z.infer<typeof openRequest.body>

export const listRequests = endpoint({
  id: 'listRequests',
  tag,
  method: 'GET',
  path: '/requests',
  summary: 'My requests, the one that moved last first',
  who: 'person',
  query: pageQuery.extend({
    state: z.enum(['open', 'over']).optional(),
    registrationId: id.optional(),
  }),
  replies: { 200: page(requestBrief) },
})

export const getRequest = endpoint({
  id: 'getRequest',
  tag,
  method: 'GET',
  path: '/requests/:id',
  summary: 'One request whole: thread, legs, and what I can do now',
  who: 'person',
  params,
  replies: { 200: request },
  problems: ['request.unknown'],
})

export const listEvents = endpoint({
  id: 'listEvents',
  tag,
  method: 'GET',
  path: '/requests/:id/events',
  summary: 'What happened after a given event, oldest first',
  who: 'person',
  params,
  query: z.strictObject({
    after: z.coerce.number().int().min(0).default(0),
    limit: z.coerce.number().int().min(1).max(100).default(100),
  }),
  replies: { 200: page(requestEvent) },
  problems: ['request.unknown'],
})

export const sendMessage = endpoint({
  id: 'sendMessage',
  tag,
  method: 'POST',
  path: '/requests/:id/messages',
  summary: 'Says something in the thread; who works on it hears it',
  who: 'person',
  params,
  body: z
    .strictObject({
      text: z.string().trim().max(TEXT_MAX, `最多 ${TEXT_MAX} 个字`).default(''),
      mediaIds: mediaIds.default([]),
    })
    .refine((m) => m.text !== '' || m.mediaIds.length > 0, {
      message: '写几个字，或加张照片',
      path: ['text'],
    }),
  replies: { 201: message },
  problems: ['request.unknown', 'request.illegal_move', 'media.unknown'],
})

export const actOnRequest = endpoint({
  id: 'actOnRequest',
  tag,
  method: 'POST',
  path: '/requests/:id/actions',
  summary: 'One of the acts its abilities name',
  who: 'person',
  params,
  body: z.strictObject({
    action: z.enum(REQUEST_ACTIONS),
    /** which leg, where more than one has an appointment */
    legId: id.optional(),
    /** reschedule: a free slot */
    slotId: id.optional(),
    /** in the person's own words: why it is cancelled or taken up again */
    text: text(TEXT_MAX).optional(),
  }),
  replies: { 200: request },
  problems: ['request.unknown', 'request.illegal_move', 'request.too_late'],
})

export const rateRequest = endpoint({
  id: 'rateRequest',
  tag,
  method: 'POST',
  path: '/requests/:id/rating',
  summary: 'How it went, once per resolution',
  who: 'person',
  params,
  body: z.strictObject({ score: z.int().min(1).max(5), comment: text(500).optional() }),
  replies: { 200: request },
  problems: ['request.unknown', 'request.rated', 'request.nothing_to_rate'],
})

export const answerVisit = endpoint({
  id: 'answerVisit',
  tag,
  method: 'POST',
  path: '/requests/:id/visit',
  summary: 'Says whether the unit is to be registered for me, or yes or no to extra charges of the visit',
  who: 'person',
  params,
  body: z
    .strictObject({
      register: z.boolean().optional(),
      charges: z.strictObject({ id, accept: z.boolean() }).optional(),
    })
    .refine((b) => (b.register === undefined) !== (b.charges === undefined), '一次只答一件'),
  replies: { 200: request },
  problems: ['request.unknown', 'request.illegal_move'],
})

// ---- what departments know, asked through the hall ----

export const slot = z.object({
  id,
  from: instant,
  until: instant,
  worker: z.string().nullable(),
  /** 装过这台 */
  note: z.string().nullable(),
})
export type SlotView = z.infer<typeof slot>

export const listSlots = endpoint({
  id: 'listSlots',
  tag,
  method: 'GET',
  path: '/slots',
  summary: 'Free visiting times',
  who: 'person',
  query: z.strictObject({
    kind: z.enum(['repair', 'install', 'maintain']),
    registrationId: id.optional(),
    addressId: id.optional(),
    from: day.optional(),
    days: z.coerce.number().int().min(1).max(14).default(7),
  }),
  replies: { 200: z.object({ items: z.array(slot) }) },
  problems: ['registration.unknown', 'address.unknown', 'department.unavailable'],
})

const charge = z.object({
  name: z.string(),
  /** fen */
  from: z.int(),
  until: z.int(),
  note: z.string().nullable(),
})

export const prices = z.object({
  inWarranty: z.boolean(),
  /** what she will most likely pay, in fen */
  estimate: z.object({ from: z.int(), until: z.int() }),
  /** 保修内不收费，异物弄坏的先报价 */
  sentence: z.string(),
  charges: z.array(charge),
})
export type PricesView = z.infer<typeof prices>

export const listPrices = endpoint({
  id: 'listPrices',
  tag,
  method: 'GET',
  path: '/prices',
  summary: 'What a visit will cost, before it is asked for',
  who: 'person',
  query: z.strictObject({
    registrationId: id,
    kind: z.enum(['repair', 'install', 'maintain']).default('repair'),
    faultCode: z.string().max(16).optional(),
  }),
  replies: { 200: prices },
  problems: ['registration.unknown', 'prices.none', 'department.unavailable'],
})

export const order = z.object({
  id,
  number: z.string(),
  placedAt: instant,
  signedAt: instant.nullable(),
  status: z.string(),
  total: z.int(),
  items: z.array(
    z.object({ gtin: z.string(), name: z.string(), quantity: z.int(), serial: z.string().nullable() }),
  ),
})

export const listOrders = endpoint({
  id: 'listOrders',
  tag,
  method: 'GET',
  path: '/orders',
  summary: 'My orders, as sales knows them',
  who: 'person',
  replies: { 200: z.object({ items: z.array(order) }) },
  problems: ['department.unavailable'],
})
