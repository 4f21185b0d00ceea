import { z } from 'zod'
import { TEXT_MAX } from '../domain/limits.ts'
import {
  CONTENT_GRADES,
  DISPOSITIONS,
  LANES,
  REWARDS,
  SOURCE_GRADES,
  TIP_STATUSES,
} from '../domain/tip-states.ts'
import { endpoint, id, page, pageQuery, text } from './endpoint.ts'

/**
 * The tip desk: a process and a port of its own, which alone can open a tip. None of this is served by the BFF.
 * Who: a token that the desk itself signed (`openTipDesk`); a token of the BFF opens nothing here.
 */
const tag = 'tip-desk'
const who = ['tip-officer'] as const
const one = z.strictObject({ id })
const reason = text(200)

export const deskSession = z.object({
  accessToken: z.string(),
  /** seconds; `renewTipDesk` before they are over */
  expiresIn: z.int(),
  officerId: id,
})

export const openTipDesk = endpoint({
  id: 'openTipDesk',
  tag,
  method: 'POST',
  path: '/tip-desk/session',
  summary: 'Opens the desk to an officer: their token from signing in, and the code that only the desk knows',
  who: 'anyone',
  body: z.strictObject({
    /** the accessToken of POST /auth/phone, of an account that is a tip officer's */
    token: z.string().min(20).max(2000),
    code: z.string().trim().min(1).max(64),
  }),
  replies: { 200: deskSession },
  problems: ['auth.invalid', 'auth.expired', 'tip_desk.wrong_code'],
  limit: { times: 20, seconds: 300 },
  repeatable: true,
})

export const renewTipDesk = endpoint({
  id: 'renewTipDesk',
  tag,
  method: 'POST',
  path: '/tip-desk/session/renew',
  summary: 'Another quarter of an hour, up to ten hours after the desk was opened',
  who,
  body: z.strictObject({}).optional(),
  replies: { 200: deskSession },
  repeatable: true,
})

/** What a notice says, as far as a tip is compared with it. */
const noticeBrief = z.object({
  id,
  name: z.string(),
  /** 女，2014年2月5日 在河北省沧州市走失 */
  line: z.string(),
  features: z.string(),
})

export const deskNotice = noticeBrief.extend({
  /** tips that are not closed */
  open: z.int(),
  /** tips nobody has looked at */
  fresh: z.int(),
  /** what the officer who asks has declared: null until then, and no tip of the notice can be opened before */
  declared: z.object({ related: z.boolean(), at: z.iso.datetime() }).nullable(),
})
export type DeskNotice = z.infer<typeof deskNotice>

export const listTipNotices = endpoint({
  id: 'listTipNotices',
  tag,
  method: 'GET',
  path: '/tip-desk/notices',
  summary: 'Notices that have tips, those with the most fresh ones first',
  who,
  replies: { 200: z.object({ items: z.array(deskNotice) }) },
})

export const declareRelation = endpoint({
  id: 'declareRelation',
  tag,
  method: 'POST',
  path: '/tip-desk/notices/:id/declaration',
  summary:
    'Whether the officer or their relatives have to do with this notice; who has opens none of its tips, ever',
  who,
  params: one,
  body: z.strictObject({ related: z.boolean() }),
  replies: { 200: deskNotice.shape.declared.unwrap() },
  problems: ['tip_desk.related'],
})

export const screening = z.object({
  lane: z.enum(LANES),
  /** how sure, 0 to 1 */
  share: z.number(),
  /** in words, for the officer */
  reasons: z.array(z.string()),
})

export const tipRow = z.object({
  id,
  noticeId: id,
  noticeName: z.string(),
  status: z.enum(TIP_STATUSES),
  /** decided by an officer, else as screening suggests */
  lane: z.enum(LANES),
  decided: z.boolean(),
  reasons: z.array(z.string()),
  /** the full hour */
  receivedAt: z.iso.datetime(),
  /** the sender may be the one who is looked for */
  self: z.boolean(),
  photos: z.int(),
  hasContact: z.boolean(),
  /** the sender wrote and nobody has answered */
  waiting: z.boolean(),
  /** other tips that say the same, this one not counted */
  alike: z.int(),
  /** tips of several senders near one place and time; no words where they only showed it on a map */
  cluster: z.object({ place: z.string().nullable(), tips: z.int() }).nullable(),
})
export type TipRow = z.infer<typeof tipRow>

export const listTips = endpoint({
  id: 'listTips',
  tag,
  method: 'GET',
  path: '/tip-desk/tips',
  summary:
    'The queue: what is raised first, then replies, then the oldest; of notices the officer is not related to',
  who,
  query: pageQuery.extend({
    lane: z.enum(LANES).optional(),
    noticeId: id.optional(),
    state: z.enum(['open', 'closed']).default('open'),
  }),
  replies: {
    200: page(tipRow).extend({
      /** open tips of each lane */
      lanes: z.record(z.enum(LANES), z.int()),
    }),
  },
})

export const contactState = z.object({
  given: z.boolean(),
  /** none: nobody asked · asked: a colleague must agree · open: the asker may read it until `until` */
  reveal: z.enum(['none', 'asked', 'open']),
  requestId: id.nullable(),
  until: z.iso.datetime().nullable(),
})

export const tipView = tipRow.extend({
  notice: noticeBrief,
  /** null once erased */
  text: z.string().nullable(),
  seenAt: z.string().nullable(),
  place: z.string().nullable(),
  /** as the sender showed it, on the map of `getMapTile` (WGS84) */
  point: z.object({ lat: z.number(), lng: z.number() }).nullable(),
  photoIds: z.array(id),
  messages: z.array(
    z.object({ id, by: z.enum(['tipster', 'desk']), text: z.string(), at: z.iso.datetime() }),
  ),
  screening,
  grades: z.object({
    source: z.enum(SOURCE_GRADES).nullable(),
    content: z.union(CONTENT_GRADES.map((grade) => z.literal(grade))).nullable(),
  }),
  /** ids of look-alikes */
  alikeIds: z.array(id),
  clusterIds: z.array(id),
  contact: contactState,
  /** pending: it is being sent, again and again until the police have it */
  handover: z
    .object({
      state: z.enum(['pending', 'accepted']),
      caseRef: z.string().nullable(),
      text: z.string().nullable(),
    })
    .nullable(),
  disposition: z.enum(DISPOSITIONS).nullable(),
  reward: z.enum(REWARDS),
  /** what can be done with it now */
  abilities: z.array(z.enum(['decide', 'grade', 'ask', 'hand_over', 'reward', 'ask_contact', 'close'])),
})
export type TipView = z.infer<typeof tipView>

const onTip = ['tip.unknown', 'tip_desk.undeclared', 'tip_desk.related'] as const
const acting = [...onTip, 'tip_desk.illegal_move', 'tip_desk.busy'] as const

export const getTip = endpoint({
  id: 'getTip',
  tag,
  method: 'GET',
  path: '/tip-desk/tips/:id',
  summary: 'One tip, opened; on record',
  who,
  params: one,
  replies: { 200: tipView },
  problems: onTip,
})

export const getTipPhoto = endpoint({
  id: 'getTipPhoto',
  tag,
  method: 'GET',
  path: '/tip-desk/tips/:id/photos/:photoId',
  summary: 'A picture, blurred beyond recognition (JPEG)',
  who,
  params: one.extend({ photoId: id }),
  replies: { 200: null },
  problems: [...onTip, 'media.unknown'],
})

export const clearTipPhoto = endpoint({
  id: 'clearTipPhoto',
  tag,
  method: 'POST',
  path: '/tip-desk/tips/:id/photos/:photoId/clear',
  summary: 'The picture as it was sent (JPEG); on record, with why',
  who,
  params: one.extend({ photoId: id }),
  body: z.strictObject({ reason }),
  replies: { 200: null },
  problems: [...onTip, 'media.unknown'],
  repeatable: true,
})

export const decideLane = endpoint({
  id: 'decideLane',
  tag,
  method: 'PUT',
  path: '/tip-desk/tips/:id/lane',
  summary: 'What the officer takes it for',
  who,
  params: one,
  body: z.strictObject({ lane: z.enum(LANES) }),
  replies: { 200: tipView },
  problems: acting,
})

export const gradeTip = endpoint({
  id: 'gradeTip',
  tag,
  method: 'PUT',
  path: '/tip-desk/tips/:id/grades',
  summary: 'The source (A to F) and what it says (1 to 6), apart',
  who,
  params: one,
  body: z.strictObject({
    source: z.enum(SOURCE_GRADES),
    content: z.union(CONTENT_GRADES.map((grade) => z.literal(grade))),
  }),
  replies: { 200: tipView },
  problems: acting,
})

export const askTipster = endpoint({
  id: 'askTipster',
  tag,
  method: 'POST',
  path: '/tip-desk/tips/:id/messages',
  summary: 'A question or an answer, sealed to the receipt',
  who,
  params: one,
  body: z.strictObject({ text: text(TEXT_MAX) }),
  replies: { 201: tipView },
  problems: acting,
})

export const handOverTip = endpoint({
  id: 'handOverTip',
  tag,
  method: 'POST',
  path: '/tip-desk/tips/:id/handover',
  summary:
    "To the police: the officer's own words, without the sender's contact, and the pictures that are needed",
  who,
  params: one,
  body: z.strictObject({ text: text(TEXT_MAX), photoIds: z.array(id).max(9).default([]) }),
  replies: { 202: tipView },
  problems: [...acting, 'tip_desk.not_clean', 'media.unknown'],
})

export const rewardTip = endpoint({
  id: 'rewardTip',
  tag,
  method: 'PUT',
  path: '/tip-desk/tips/:id/reward',
  summary: 'Offered, then paid or waived: to the receipt, without a name',
  who,
  params: one,
  body: z.strictObject({ reward: z.enum(['offered', 'paid', 'waived']) }),
  replies: { 200: tipView },
  problems: acting,
})

export const closeTip = endpoint({
  id: 'closeTip',
  tag,
  method: 'POST',
  path: '/tip-desk/tips/:id/close',
  summary: 'Done; what is kept of it from now on, its outcome says',
  who,
  params: one,
  body: z.strictObject({}).optional(),
  replies: { 200: tipView },
  problems: acting,
})

export const contactRequest = z.object({
  id,
  tipId: id,
  noticeId: id,
  reason: z.string(),
  askedBy: id,
  mine: z.boolean(),
  askedAt: z.iso.datetime(),
})
export type ContactRequest = z.infer<typeof contactRequest>

export const askContact = endpoint({
  id: 'askContact',
  tag,
  method: 'POST',
  path: '/tip-desk/tips/:id/contact-requests',
  summary: "Asks for the sender's contact, with a reason; another officer must agree",
  who,
  params: one,
  body: z.strictObject({ reason }),
  replies: { 201: contactRequest },
  problems: [...onTip, 'tip_desk.no_contact', 'tip_desk.illegal_move'],
})

export const listContactRequests = endpoint({
  id: 'listContactRequests',
  tag,
  method: 'GET',
  path: '/tip-desk/contact-requests',
  summary: 'Asked and not yet agreed to',
  who,
  replies: { 200: z.object({ items: z.array(contactRequest) }) },
})

export const approveContact = endpoint({
  id: 'approveContact',
  tag,
  method: 'POST',
  path: '/tip-desk/contact-requests/:id/approval',
  summary: 'The second of two: never the one who asked. The asker may then read it for half an hour',
  who,
  params: one,
  body: z.strictObject({}).optional(),
  replies: { 200: z.object({ until: z.iso.datetime() }) },
  problems: ['tip_desk.unknown_request', 'tip_desk.same_officer', 'tip_desk.undeclared', 'tip_desk.related'],
})

export const readContact = endpoint({
  id: 'readContact',
  tag,
  method: 'POST',
  path: '/tip-desk/tips/:id/contact',
  summary: 'The contact, for the officer who asked, while it is open; each look is on record',
  who,
  params: one,
  body: z.strictObject({}).optional(),
  replies: { 200: z.object({ contact: z.string() }) },
  problems: [...onTip, 'tip_desk.contact_closed'],
  repeatable: true,
})

export const receiveDisposition = endpoint({
  id: 'receiveDisposition',
  tag,
  method: 'POST',
  path: '/tip-desk/hooks/police',
  summary:
    'What came of a case, from the police (X-OneHall-Timestamp and X-OneHall-Signature); repeats and late words change nothing',
  who: 'anyone',
  body: z.strictObject({
    eventId: id,
    caseRef: z.string().min(1).max(100),
    disposition: z.enum(DISPOSITIONS),
    at: z.iso.datetime({ offset: true }),
  }),
  replies: { 200: z.object({ ok: z.literal(true) }) },
  problems: ['hook.unsigned', 'hook.stale', 'tip.unknown'],
  repeatable: true,
  limit: { times: 6000, seconds: 60 },
})

/** What the desk sends: `POST /cases`, with the handover's id as Idempotency-Key, signed the same way. */
export const policeCase = z.strictObject({
  handoverId: id,
  noticeId: id,
  text: z.string(),
  grades: z.strictObject({ source: z.enum(SOURCE_GRADES).nullable(), content: z.int().nullable() }),
  /** JPEG in base64 */
  photos: z.array(z.string()),
})
export type PoliceCase = z.infer<typeof policeCase>
export const policeCaseReply = z.object({ caseRef: z.string().min(1).max(100) })
