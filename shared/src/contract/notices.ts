import { z } from 'zod'
import { NOTICE_STATUSES } from '../domain/notice-states.ts'
import { day, endpoint, id, instant, page, pageQuery, text } from './endpoint.ts'

const tag = 'notices'
const params = z.strictObject({ id })

const portrait = z.object({
  /** a PNG of 480 x 600, the same for everybody; the simulated one bears its label inside the picture */
  url: z.string(),
  /** 走失时，3 岁 · 现在约 16 岁 */
  caption: z.string(),
})

/** A notice in a line or on a card. */
export const noticeBrief = z.object({
  id,
  name: z.string(),
  sex: z.enum(['男', '女']),
  ageThen: z.int(),
  missingOn: day,
  missingPlace: z.string(),
  /** 应小禾，2014年在沧州市走失，当时 3 岁 */
  sentence: z.string(),
  portraitThen: portrait,
})
export type NoticeBrief = z.infer<typeof noticeBrief>

export const notice = noticeBrief.extend({
  birthYear: z.int(),
  /** null where none was worked out */
  agedPortrait: portrait.extend({ label: z.literal('AI模拟'), age: z.int() }).nullable(),
  /** 右图由 AI 按当年的照片推算，和本人可能不一样 */
  simulationNote: z.string().nullable(),
  /** one thing each: what to look for, what is known of that day */
  features: z.array(z.string()),
  publisher: z.string(),
  /** what to do where the person stands before you */
  urgent: z.object({ sentence: z.string(), phone: z.string() }),
  /** three plain choices, in this order */
  choices: z.array(z.object({ rel: z.enum(['seen', 'self', 'share']), title: z.string(), note: z.string() })),
  /** what its QR code and a shared page carry: nothing of who shares it */
  shareUrl: z.string(),
})
export type NoticeView = z.infer<typeof notice>

export const listNotices = endpoint({
  id: 'listNotices',
  tag,
  method: 'GET',
  path: '/notices',
  summary: 'Open notices, the one published last first',
  who: 'anyone',
  query: pageQuery,
  replies: { 200: page(noticeBrief) },
})

export const getNotice = endpoint({
  id: 'getNotice',
  tag,
  method: 'GET',
  path: '/notices/:id',
  summary: 'One open notice; what is found, claimed or withdrawn is not there any more',
  who: 'anyone',
  params,
  replies: { 200: notice },
  problems: ['notice.unknown'],
})

export const getPortrait = endpoint({
  id: 'getPortrait',
  tag,
  method: 'GET',
  path: '/notices/:id/portraits/:which',
  summary: 'A portrait as a picture (PNG), while the notice is open',
  who: 'anyone',
  params: z.strictObject({ id, which: z.enum(['then', 'aged']) }),
  replies: { 200: null },
  problems: ['notice.unknown'],
})

// ---- the loop, in numbers only ----

export const noticeLoop = z.object({
  /** parcels that were told to carry it */
  parcels: z.int(),
  tips: z.int(),
  verified: z.int(),
})

export const getNoticeLoop = endpoint({
  id: 'getNoticeLoop',
  tag,
  method: 'GET',
  path: '/notices/:id/loop',
  summary: 'What became of one notice so far, in numbers only',
  who: 'anyone',
  params,
  replies: { 200: noticeLoop },
  problems: ['notice.unknown'],
})

export const loop = noticeLoop.extend({
  notices: z.int(),
  open: z.int(),
  found: z.int(),
  claimed: z.int(),
})
export type LoopView = z.infer<typeof loop>

export const getLoop = endpoint({
  id: 'getLoop',
  tag,
  method: 'GET',
  path: '/loop',
  summary: 'Notices, parcels, tips, verified, found, claimed: in numbers only',
  who: 'anyone',
  replies: { 200: loop },
})

// ---- the fund ----

const fundPayment = z.object({
  id,
  at: instant,
  /** fen */
  amount: z.int(),
  what: z.string(),
  /** what was left after it */
  balance: z.int(),
})

export const fund = z.object({
  /** what each order gives, in fen: 10 */
  perOrder: z.int(),
  orders: z.int(),
  /** all in fen */
  total: z.int(),
  paid: z.int(),
  balance: z.int(),
  /** newest first, at most 100 */
  payments: z.array(fundPayment),
})
export type FundView = z.infer<typeof fund>

export const getFund = endpoint({
  id: 'getFund',
  tag: 'fund',
  method: 'GET',
  path: '/fund',
  summary: '0.1 yuan an order: what came together, and each thing it paid; all in fen',
  who: 'anyone',
  replies: { 200: fund },
})

// ---- ops ----

export const opsNotice = z.object({
  id,
  name: z.string(),
  status: z.enum(NOTICE_STATUSES),
  /** where it may go from here */
  moves: z.array(z.enum(NOTICE_STATUSES)),
  changedAt: instant,
})

export const listOpsNotices = endpoint({
  id: 'listOpsNotices',
  tag,
  method: 'GET',
  path: '/ops/notices',
  summary: 'Every notice with its state',
  who: ['ops'],
  query: pageQuery.extend({ status: z.enum(NOTICE_STATUSES).optional() }),
  replies: { 200: page(opsNotice) },
})

export const moveNotice = endpoint({
  id: 'moveNotice',
  tag,
  method: 'POST',
  path: '/ops/notices/:id/moves',
  summary: 'Found, claimed, withdrawn, or open again; holds at once, on record',
  who: ['ops'],
  params,
  body: z.strictObject({ to: z.enum(NOTICE_STATUSES), reason: text(500) }),
  replies: { 200: opsNotice },
  problems: ['notice.unknown', 'notice.illegal_move'],
})

export const payFromFund = endpoint({
  id: 'payFromFund',
  tag: 'fund',
  method: 'POST',
  path: '/ops/fund/payments',
  summary: 'Records a payment out of the fund; more than there is, it cannot pay',
  who: ['ops'],
  body: z.strictObject({ amount: z.int().positive().max(1e12), what: text(200) }),
  replies: { 201: fundPayment },
  problems: ['fund.too_little', 'fund.busy'],
})
