import { z } from 'zod'
import { TEXT_MAX } from '../domain/limits.ts'
import { readReceipt } from '../domain/receipt.ts'
import {
  DISPOSITIONS,
  REWARDS,
  TIP_CONTACT_MAX,
  TIP_PHOTOS,
  TIP_PLACE_MAX,
  TIP_STATUSES,
} from '../domain/tip-states.ts'
import { endpoint, id, text } from './endpoint.ts'
import { point } from './places.ts'

const tag = 'tips'
/** A mobile carrier puts thousands of people behind one network: work bounds a flood before these do. */
const HOURLY = (times: number) => ({ times, seconds: 3600 })

/** As `GET /tips/challenge` gave it, with what was found (shared/domain/proof-of-work). */
export const proof = z.strictObject({
  challenge: z.string().min(1).max(200),
  nonce: z.string().regex(/^[0-9a-z]{1,16}$/),
})

const receipt = z
  .string()
  .max(60)
  .transform((typed, ctx) => {
    const digits = readReceipt(typed)
    if (digits === null) ctx.addIssue({ code: 'custom', message: '回执号是 20 位数字' })
    return digits ?? z.NEVER
  })

export const tipMessage = z.object({
  id,
  by: z.enum(['me', 'desk']),
  text: z.string(),
  /** the full hour: nobody learns when exactly you wrote */
  at: z.iso.datetime(),
})

export const tipStatus = z.object({
  status: z.enum(TIP_STATUSES),
  /** the oldest first */
  messages: z.array(tipMessage),
  disposition: z.enum(DISPOSITIONS).nullable(),
  reward: z.enum(REWARDS),
})
export type TipStatusView = z.infer<typeof tipStatus>

export const getTipChallenge = endpoint({
  id: 'getTipChallenge',
  tag,
  method: 'GET',
  path: '/tips/challenge',
  summary: 'Work to be done for one tip and its pictures: a nonce whose hash begins with so many zero bits',
  who: 'anyone',
  anonymous: true,
  replies: { 200: z.object({ challenge: z.string(), bits: z.int(), expiresAt: z.iso.datetime() }) },
  limit: HOURLY(1200),
})

export const uploadTipPhoto = endpoint({
  id: 'uploadTipPhoto',
  tag,
  method: 'POST',
  path: '/tips/photos',
  summary: `One picture (10 MB), at most ${TIP_PHOTOS} for one challenge: drawn anew without place and device, then sealed`,
  who: 'anyone',
  anonymous: true,
  query: proof,
  replies: { 201: z.object({ id }) },
  problems: [
    'input.malformed',
    'media.unsupported',
    'media.too_large',
    'media.broken',
    'tip.proof_wrong',
    'tip.proof_stale',
  ],
  upload: true,
  limit: HOURLY(1200),
})

export const sendTip = endpoint({
  id: 'sendTip',
  tag,
  method: 'POST',
  path: '/tips',
  summary: 'A tip, sealed on arrival to the tip desk. Gives the receipt, once: it is kept nowhere',
  who: 'anyone',
  anonymous: true,
  body: z.strictObject({
    noticeId: id,
    text: text(TEXT_MAX),
    /** a day, a month, or words */
    seenAt: text(40).optional(),
    place: text(TIP_PLACE_MAX).optional(),
    /** shown on a map */
    point: point.optional(),
    /** of /tips/photos */
    mediaIds: z.array(id).max(TIP_PHOTOS).optional(),
    contact: text(TIP_CONTACT_MAX).optional(),
    /** it may be me */
    self: z.boolean().optional(),
    proof,
  }),
  replies: { 201: z.object({ receipt: z.string().regex(/^\d{20}$/) }) },
  problems: [
    'notice.unknown',
    'media.unknown',
    'tip.proof_wrong',
    'tip.proof_stale',
    'tip.proof_used',
    'idempotency.conflict',
  ],
  limit: HOURLY(600),
})

export const readTip = endpoint({
  id: 'readTip',
  tag,
  method: 'POST',
  path: '/tips/status',
  summary: 'How a tip stands, for who holds its receipt',
  who: 'anyone',
  anonymous: true,
  body: z.strictObject({ receipt }),
  replies: { 200: tipStatus },
  problems: ['tip.unknown'],
  repeatable: true,
  limit: HOURLY(600),
})

export const answerTip = endpoint({
  id: 'answerTip',
  tag,
  method: 'POST',
  path: '/tips/messages',
  summary: 'What the sender adds, sealed to the tip desk; gives how the tip stands then',
  who: 'anyone',
  anonymous: true,
  body: z.strictObject({ receipt, text: text(TEXT_MAX) }),
  replies: { 201: tipStatus },
  problems: ['tip.unknown', 'tip.too_many', 'idempotency.conflict'],
  limit: HOURLY(300),
})

/** The loop in numbers only, for the public page: what the tip desk last published of a notice. */
export const tipCounts = z.object({
  received: z.int(),
  verified: z.int(),
  found: z.int(),
  claimed: z.int(),
})
export type TipCounts = z.infer<typeof tipCounts>
