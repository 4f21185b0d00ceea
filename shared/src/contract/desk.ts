import { z } from 'zod'
import { MEDIA_PER_MESSAGE, TEXT_MAX } from '../domain/limits.ts'
import { TIERS } from '../domain/people.ts'
import { DEPARTMENTS, PRIORITIES, REQUEST_STATUSES } from '../domain/request-states.ts'
import { endpoint, id, instant, page, text } from './endpoint.ts'
import { leg, message, request } from './requests.ts'

/** The agents' side of the hall. */
const tag = 'desk'
const who = ['agent'] as const
const params = z.strictObject({ id })

export const deskClock = z.object({
  kind: z.enum(['first_response', 'next_response', 'resolution']),
  state: z.enum(['running', 'paused', 'met', 'stopped']),
  startedAt: instant,
  /** null while it is paused */
  dueAt: instant.nullable(),
  /** when it was met, where it was */
  metAt: instant.nullable(),
  breached: z.boolean(),
  /** of the target, how much is left: below a quarter it is shown as urgent */
  leftMs: z.int().nullable(),
  targetMs: z.int(),
})
export type DeskClockView = z.infer<typeof deskClock>

export const queueItem = z.object({
  id,
  number: z.string(),
  title: z.string(),
  group: z.enum(['danger', 'mine', 'claim']),
  status: z.enum(REQUEST_STATUSES),
  priority: z.enum(PRIORITIES),
  tier: z.enum(TIERS),
  /** 林** */
  nameMasked: z.string(),
  /** the last thing the person said */
  text: z.string(),
  departments: z.array(z.enum(DEPARTMENTS)),
  reason: z.string(),
  /** the first message that nobody answered yet */
  waitingSince: instant.nullable(),
  clock: deskClock.nullable(),
  claimedBy: z.object({ id, name: z.string() }).nullable(),
  /** kept for a gold member's own agent until then */
  reservedUntil: instant.nullable(),
})
export type QueueItem = z.infer<typeof queueItem>

export const deskNote = z.object({ id, at: instant, name: z.string(), text: z.string() })

export const deskRequest = request.omit({ abilities: true, agent: true, homeVisit: true }).extend({
  person: z.object({ id, nameMasked: z.string(), tier: z.enum(TIERS) }),
  notes: z.array(deskNote),
  clocks: z.array(deskClock),
  /** why each department, and what decided it */
  routing: z.object({
    by: z.enum(['rule', 'model', 'desk', 'none']),
    reasons: z.array(z.object({ department: z.enum(DEPARTMENTS), reason: z.string() })),
  }),
  deskReason: z.string().nullable(),
  claimedBy: z.object({ id, name: z.string() }).nullable(),
  /** events as a line of words for the thread: 规则分派：销售（换货） */
  history: z.array(z.object({ at: instant, text: z.string() })),
  abilities: z.array(z.enum(['claim', 'release', 'reply', 'note', 'route', 'transfer', 'resolve', 'merge'])),
})
export type DeskRequestView = z.infer<typeof deskRequest>

export const getQueue = endpoint({
  id: 'getQueue',
  tag,
  method: 'GET',
  path: '/desk/queue',
  summary:
    'What waits for an agent: danger, mine, to claim (overdue first, then by tier, then by waiting time)',
  who,
  query: z.strictObject({ limit: z.coerce.number().int().min(1).max(100).default(50) }),
  replies: {
    200: z.object({
      items: z.array(queueItem),
      nextCursor: z.string().nullable(),
      counts: z.object({ danger: z.int(), mine: z.int(), claim: z.int() }),
      me: z.object({ id, name: z.string(), active: z.int(), cap: z.int() }),
    }),
  },
})

export const getDeskRequest = endpoint({
  id: 'getDeskRequest',
  tag,
  method: 'GET',
  path: '/desk/requests/:id',
  summary: 'One request as the desk sees it',
  who,
  params,
  replies: { 200: deskRequest },
  problems: ['request.unknown'],
})

export const findDeskRequests = endpoint({
  id: 'findDeskRequests',
  tag,
  method: 'GET',
  path: '/desk/requests',
  summary: 'Finds requests by their number, a phone number or a serial number',
  who,
  query: z.strictObject({ find: z.string().trim().min(4).max(40) }),
  replies: { 200: page(queueItem) },
})

const act = <P extends string>(name: P, summary: string) =>
  ({
    tag,
    method: 'POST',
    path: `/desk/requests/:id/${name}`,
    summary,
    who,
    params,
    replies: { 200: deskRequest },
  }) as const

export const claimRequest = endpoint({
  id: 'claimRequest',
  ...act('claim', 'Takes it: of all who try at once exactly one gets it'),
  problems: ['request.unknown', 'desk.taken', 'desk.reserved', 'desk.full', 'request.illegal_move'],
})

export const releaseRequest = endpoint({
  id: 'releaseRequest',
  ...act('release', 'Gives it back to the queue, at its old place'),
  problems: ['request.unknown', 'desk.not_yours'],
})

export const replyToRequest = endpoint({
  id: 'replyToRequest',
  ...act(
    'reply',
    'Says something to the person; with `ask` the request waits for the answer and its clocks stand',
  ),
  body: z.strictObject({
    text: text(TEXT_MAX),
    mediaIds: z.array(id).max(MEDIA_PER_MESSAGE).default([]),
    ask: z.boolean().default(false),
  }),
  problems: ['request.unknown', 'desk.not_yours', 'request.illegal_move', 'media.unknown'],
})

export const noteOnRequest = endpoint({
  id: 'noteOnRequest',
  ...act('note', 'A note that only colleagues see'),
  body: z.strictObject({ text: text(TEXT_MAX) }),
  problems: ['request.unknown'],
})

export const routeRequest = endpoint({
  id: 'routeRequest',
  ...act('route', 'Sends it to departments, beside or in place of those that have it'),
  body: z
    .strictObject({
      add: z.array(z.enum(DEPARTMENTS)).max(3).default([]),
      /** legs that were wrong: their departments are told to stop */
      drop: z.array(id).max(10).default([]),
      title: text(20).optional(),
    })
    .refine((b) => b.add.length + b.drop.length > 0, '选一个部门'),
  problems: ['request.unknown', 'desk.not_yours', 'request.illegal_move'],
})

export const transferRequest = endpoint({
  id: 'transferRequest',
  ...act('transfer', 'Hands it to a colleague, with the whole thread'),
  body: z.strictObject({ agentId: id, text: text(TEXT_MAX).optional() }),
  problems: ['request.unknown', 'desk.not_yours', 'agent.unknown', 'desk.full'],
})

export const resolveRequest = endpoint({
  id: 'resolveRequest',
  ...act('resolve', 'Done; with a last word to the person where there is one'),
  body: z.strictObject({ text: text(TEXT_MAX).optional() }),
  problems: ['request.unknown', 'desk.not_yours', 'desk.legs_running', 'request.illegal_move'],
})

export const mergeRequest = endpoint({
  id: 'mergeRequest',
  ...act(
    'merge',
    'Two requests of one person about one thing become one; what is said in this one goes to the other',
  ),
  body: z.strictObject({ into: id }),
  problems: ['request.unknown', 'desk.not_yours', 'desk.other_person', 'request.illegal_move'],
})

export const suggestAnswers = endpoint({
  id: 'suggestAnswers',
  tag,
  method: 'GET',
  path: '/desk/requests/:id/suggestions',
  summary: 'Articles for what the person said last, or for the words given',
  who,
  params,
  query: z.strictObject({ text: z.string().trim().max(200).optional() }),
  replies: {
    200: z.object({
      items: z.array(
        z.object({ articleId: z.string(), title: z.string(), text: z.string(), score: z.number() }),
      ),
    }),
  },
  problems: ['request.unknown'],
})

// ---- people ----

const line = z.object({ id, title: z.string(), state: z.string(), at: instant.nullable() })

export const deskPerson = z.object({
  id,
  nameMasked: z.string(),
  tier: z.enum(TIERS),
  city: z.string().nullable(),
  since: instant,
  phoneMasked: z.string().nullable(),
  /** gold exchanges of this year, and how many there may be; null below gold */
  exchanges: z.object({ used: z.int(), of: z.int() }).nullable(),
  /** whether this person lets us ask afterwards how it went (回访) */
  followUp: z.boolean(),
  products: z.array(line),
  open: z.array(line),
  past: z.array(line),
})
export type DeskPersonView = z.infer<typeof deskPerson>

export const getDeskPerson = endpoint({
  id: 'getDeskPerson',
  tag,
  method: 'GET',
  path: '/desk/people/:id',
  summary: 'The person, masked; for agents who have, or had, a request of theirs',
  who,
  params,
  replies: { 200: deskPerson },
  problems: ['person.unknown'],
})

export const unmaskPerson = endpoint({
  id: 'unmaskPerson',
  tag,
  method: 'POST',
  path: '/desk/people/:id/unmask',
  summary:
    'Shows one field in full, for a reason that is recorded; not for 回访 where the person does not consent to that',
  who,
  params,
  body: z.strictObject({ field: z.enum(['name', 'phone', 'address']), requestId: id, reason: text(200) }),
  replies: { 200: z.object({ field: z.string(), value: z.string() }) },
  problems: ['person.unknown', 'desk.not_yours', 'consent.required'],
  limit: { times: 30, seconds: 3600 },
})

export const setTier = endpoint({
  id: 'setTier',
  tag,
  method: 'PUT',
  path: '/desk/people/:id/tier',
  summary: 'Gives a person a tier, for a reason that is recorded',
  who: ['ops'],
  params,
  body: z.strictObject({ tier: z.enum(TIERS), reason: text(200) }),
  replies: { 204: null },
  problems: ['person.unknown'],
})

export const listAgents = endpoint({
  id: 'listAgents',
  tag,
  method: 'GET',
  path: '/desk/agents',
  summary: 'Colleagues one can hand a request to',
  who,
  replies: {
    200: z.object({
      items: z.array(z.object({ id, name: z.string(), present: z.boolean(), active: z.int(), cap: z.int() })),
    }),
  },
})

// ---- figures ----

const percentiles = z.object({ n: z.int(), p50Ms: z.number().nullable(), p95Ms: z.number().nullable() })

export const deskMetrics = z.object({
  from: instant,
  until: instant,
  /** answered from the base, and what came of it */
  answers: z.object({ given: z.int(), confirmed: z.int(), confirmedShare: z.number().nullable() }),
  /** resolved ones after which the same person came back about the same thing within 48 hours */
  repeatContact48h: z.object({ resolved: z.int(), repeated: z.int(), share: z.number().nullable() }),
  firstResponse: z.object({
    danger: percentiles,
    gold: percentiles,
    silver: percentiles,
    normal: percentiles,
  }),
  /** first replies within their target */
  firstResponseMet: z.number().nullable(),
  reopened: z.object({ resolved: z.int(), reopened: z.int(), share: z.number().nullable() }),
  legs: z.array(percentiles.extend({ department: z.enum(DEPARTMENTS), failed: z.int() })),
  ratings: z.object({ n: z.int(), mean: z.number().nullable() }),
})
export type DeskMetricsView = z.infer<typeof deskMetrics>

export const getDeskMetrics = endpoint({
  id: 'getDeskMetrics',
  tag,
  method: 'GET',
  path: '/desk/metrics',
  summary: 'How the hall does, computed from what is stored',
  who: ['agent', 'ops'],
  query: z.strictObject({ days: z.coerce.number().int().min(1).max(90).default(7) }),
  replies: { 200: deskMetrics },
})

// ---- for ops ----

export const listCorrections = endpoint({
  id: 'listCorrections',
  tag,
  method: 'GET',
  path: '/desk/corrections',
  summary:
    'Requests whose departments an agent corrected, as rows to train on; personal numbers are taken out',
  who: ['ops'],
  query: z.strictObject({
    cursor: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(100),
  }),
  replies: {
    200: page(
      z.object({
        id,
        text: z.string(),
        departments: z.array(z.enum(DEPARTMENTS)),
        priority: z.string(),
        at: instant,
      }),
    ),
  },
})

export const listDeadLetters = endpoint({
  id: 'listDeadLetters',
  tag,
  method: 'GET',
  path: '/desk/dead-letters',
  summary: 'Legs that no department took: refused, or not reached for a day',
  who: ['agent', 'ops'],
  replies: { 200: z.object({ items: z.array(z.object({ request: queueItem, leg })) }) },
})

export { message }
