/** The installer's day. Installation owns the work orders; what is said of them here goes to it through the hall. */
import { z } from 'zod'
import { CARES } from '../domain/care.ts'
import { MEDIA_PER_MESSAGE } from '../domain/limits.ts'
import { JOB_CODE_DIGITS, JOB_MOVES, JOB_STATES } from '../domain/job-states.ts'
import { PRIORITIES, REQUEST_KINDS } from '../domain/request-states.ts'
import { day, endpoint, id, instant, text } from './endpoint.ts'
import { mediaView } from './media.ts'
import { slot } from './requests.ts'

const tag = 'jobs'
const who = ['installer'] as const
/** The job's id, or the code on its work sheet (OHJ-…). */
const params = z.strictObject({ id })

// ---- what an installer sees ----

export const place = z.object({ lat: z.number().min(-90).max(90), lng: z.number().min(-180).max(180) })

export const jobUnit = z.object({
  gtin: z.string(),
  model: z.string(),
  name: z.string(),
  category: z.string(),
  serial: z.string().nullable(),
})
export type JobUnit = z.infer<typeof jobUnit>

export const workSheet = z.object({
  minutes: z.int(),
  requirements: z.array(z.string()),
  tools: z.array(z.string()),
  parts: z.array(z.string()),
  checks: z.array(z.object({ id: z.string(), text: z.string(), photo: z.boolean() })),
  photos: z.array(z.object({ id: z.string(), title: z.string() })),
  readings: z.array(
    z.object({ id: z.string(), name: z.string(), unit: z.string(), min: z.number(), max: z.number() }),
  ),
})

/** Something that costs extra, from installation's price list. */
export const jobPrice = z.object({ name: z.string(), unit: z.string(), /** fen */ price: z.int() })

export const jobCharges = z.object({
  id,
  items: z.array(jobPrice.extend({ quantity: z.int() })),
  /** fen */
  total: z.int(),
  /** the customer decides in her request; `lapsed`: the job was done before she did, and it does not count */
  state: z.enum(['asked', 'confirmed', 'declined', 'lapsed']),
})
export type JobChargesView = z.infer<typeof jobCharges>

/**
 * waiting: recorded here, and on its way to installation · sent: installation has it · conflict: the office had
 * taken the job away or called it off; kept, and somebody must decide · settled: ops or the desk decided
 */
export const JOB_DELIVERIES = ['waiting', 'sent', 'conflict', 'settled'] as const

/** What the office did meanwhile: gave it to somebody else, called it off, gave it another time; or just would not have it. */
export const CONFLICT_REASONS = ['reassigned', 'cancelled', 'moved', 'refused'] as const

export const jobAct = z.object({
  clientId: z.string(),
  to: z.enum(JOB_MOVES),
  /** by the phone's clock, no later than we heard of it */
  at: instant,
  recordedAt: instant,
  delivery: z.enum(JOB_DELIVERIES),
  reason: z.string().nullable(),
  /** was further from the address than FAR_AWAY_KM; without a reason, one is asked for */
  farAway: z.boolean(),
})
export type JobActView = z.infer<typeof jobAct>

export const job = z.object({
  id,
  /** on the work sheet, as a QR code */
  code: z.string(),
  /** changes whenever anything in this view changes */
  version: z.string(),
  /** installation's number for it */
  ref: z.string(),
  requestNumber: z.string(),
  kind: z.enum(REQUEST_KINDS),
  /** 装洗碗机 */
  title: z.string(),
  priority: z.enum(PRIORITIES),
  /** as recorded here, acts on their way included */
  state: z.enum(JOB_STATES),
  /** yours, or taken away by the office (then without address and customer), or called off */
  standing: z.enum(['yours', 'reassigned', 'cancelled']),
  from: instant,
  until: instant,
  /** false while the customer has not said yes to this time */
  confirmed: z.boolean(),
  /** what the dispatcher wrote: 走东门，可停 20 分钟 */
  hint: z.string().nullable(),
  customer: z
    .object({
      /** 韩** */
      name: z.string(),
      phoneMasked: z.string(),
      /** a number that leads to the customer and shows neither side's; dial the extension after it */
      relay: z.object({ number: z.string(), extension: z.string() }).nullable(),
    })
    .nullable(),
  address: z
    .object({
      regionText: z.string(),
      detail: z.string(),
      /** GCJ-02, as maps in China use it; null where installation does not know it */
      place: place.nullable(),
    })
    .nullable(),
  /** in a straight line from the visit before it on that day; null where a place is not known */
  distanceKm: z.number().nullable(),
  fault: z.object({ code: z.string(), meaning: z.string().nullable() }).nullable(),
  /** what must be minded there, while it is his and not over; only where the job is read, not in replies of acts */
  care: z.enum(CARES).nullable().optional(),
  /** the unit the visit is for; null where the request names none */
  expected: jobUnit.nullable(),
  /** the unit that was scanned there */
  scanned: jobUnit.nullable(),
  sheet: workSheet,
  /** what has been recorded towards `sheet` so far */
  recorded: z.object({
    checkedIds: z.array(z.string()),
    photos: z.array(z.object({ of: z.string(), media: mediaView })),
    readings: z.array(z.object({ id: z.string(), value: z.number() })),
  }),
  /** null while installation cannot be asked: nothing can be charged then */
  prices: z.array(jobPrice).nullable(),
  charges: z.array(jobCharges),
  /** what the customer said and showed, oldest first */
  thread: z.array(z.object({ at: instant, text: z.string(), media: z.array(mediaView) })),
  acts: z.array(jobAct),
  /** tries that are left for the customer's code */
  codeTriesLeft: z.int(),
  /** what the office changed while acts were on their way, until it is settled */
  conflict: z
    .object({
      why: z.enum(CONFLICT_REASONS),
      /** 这一单已改派给何师傅，您做的记录都还在 */
      sentence: z.string(),
      /** true once the desk has it */
      handedOver: z.boolean(),
    })
    .nullable(),
})
export type JobView = z.infer<typeof job>

const unknown = ['job.unknown', 'installer.none'] as const

export const listJobs = endpoint({
  id: 'listJobs',
  tag,
  method: 'GET',
  path: '/jobs',
  summary: 'My jobs of some days, by time, whole: to keep on the device; answers 304 to its ETag',
  who,
  query: z.strictObject({
    /** the first day; today in China, where it is left out */
    date: day.optional(),
    days: z.coerce.number().int().min(1).max(7).default(1),
  }),
  replies: {
    200: z.object({
      date: day,
      days: z.int(),
      installer: z.object({ name: z.string() }),
      /** whom to call about the load of the van */
      dispatchPhone: z.string().nullable(),
      /** whether he agreed that where he is on arrival is compared with the address: else the phone does not look */
      comparesPlace: z.boolean(),
      items: z.array(job),
    }),
    304: null,
  },
  problems: ['installer.none'],
})

export const getJob = endpoint({
  id: 'getJob',
  tag,
  method: 'GET',
  path: '/jobs/:id',
  summary: 'One job whole; answers 304 to its ETag',
  who,
  params,
  replies: { 200: job, 304: null },
  problems: unknown,
})

// ---- what an installer says ----

const clientId = z
  .string()
  .min(8)
  .max(64)
  .regex(/^[\w-]+$/)
const unitCode = z.string().trim().min(1, '没有读到内容').max(2000)

export const moveJob = endpoint({
  id: 'moveJob',
  tag,
  method: 'POST',
  path: '/jobs/:id/transitions',
  summary:
    'Says how the job goes. Recorded durably, then sent on: the reply says which. The same clientId is the same act, for ever',
  who,
  params,
  body: z.strictObject({
    to: z.enum(JOB_MOVES),
    /** by the phone's clock */
    at: instant,
    /** the phone's own name for this act */
    clientId,
    /** the unit that is there; before `done` it must have been given once */
    unitCode: unitCode.optional(),
    /** done: of the work sheet */
    checklist: z
      .array(z.strictObject({ id: z.string().max(40), ok: z.boolean() }))
      .max(60)
      .optional(),
    readings: z
      .array(z.strictObject({ id: z.string().max(40), value: z.number() }))
      .max(20)
      .optional(),
    /** pictures, and what each shows: an id of the sheet's photos or checks; any act may bring some */
    photos: z
      .array(z.strictObject({ of: z.string().max(40), mediaId: id }))
      .max(40)
      .optional(),
    /** pictures that show nothing the sheet asks for */
    mediaIds: z.array(id).max(MEDIA_PER_MESSAGE).optional(),
    /** what was built in */
    parts: z
      .array(z.strictObject({ name: text(60), quantity: z.int().min(1).max(99) }))
      .max(20)
      .optional(),
    /** done: what she reads out; or her signature; or a reason why there is neither, which the desk follows up */
    customerCode: z
      .string()
      .regex(new RegExp(`^\\d{${JOB_CODE_DIGITS}}$`), `确认码是 ${JOB_CODE_DIGITS} 位数字`)
      .optional(),
    signatureMediaId: id.optional(),
    /** declined, unable: why · arrived far away: how that is · done: why there is no code and no signature */
    reason: text(300).optional(),
    /** arrived: kept only where the installer consented to it, and then only as near or far */
    location: place.strict().optional(),
    /** unable: when to come again, of GET /jobs/:id/slots */
    newSlotId: id.optional(),
  }),
  replies: {
    200: z.object({
      /** as it was recorded the first time, however often it is sent; `delivery` is as of now */
      act: jobAct,
      /** true: it is recorded all the same; send it once more with a reason */
      asksWhyFarAway: z.boolean(),
      job,
    }),
  },
  problems: [
    ...unknown,
    'job.illegal_move',
    'job.reassigned',
    'job.cancelled',
    'job.moved',
    'job.wrong_unit',
    'job.wrong_code',
    'job.code_spent',
    'job.incomplete',
    'code.malformed',
    'media.unknown',
    'idempotency.conflict',
  ],
})
export type MoveJobInput = z.infer<typeof moveJob.body>

export const checkUnit = endpoint({
  id: 'checkUnit',
  tag,
  method: 'POST',
  path: '/jobs/:id/unit-check',
  summary: 'Whether a scanned unit is what this job is for, before it is unpacked; records nothing',
  who,
  params,
  body: z.strictObject({ unitCode }),
  replies: {
    200: z.object({
      verdict: z.enum(['right', 'wrong_model', 'unknown']),
      expected: jobUnit.nullable(),
      scanned: jobUnit.nullable(),
    }),
  },
  problems: [...unknown, 'code.malformed'],
  repeatable: true,
})

export const askCharges = endpoint({
  id: 'askCharges',
  tag,
  method: 'POST',
  path: '/jobs/:id/charges',
  summary: 'Asks the customer for extra charges, from the price list only; the same clientId asks once',
  who,
  params,
  body: z.strictObject({
    clientId,
    at: instant,
    items: z
      .array(z.strictObject({ name: text(60), quantity: z.int().min(1).max(99) }))
      .min(1)
      .max(20),
  }),
  replies: { 200: job },
  problems: [...unknown, 'job.illegal_move', 'job.not_priced', 'department.unavailable'],
})

export const listJobSlots = endpoint({
  id: 'listJobSlots',
  tag,
  method: 'GET',
  path: '/jobs/:id/slots',
  summary: 'Free times to come again for this job',
  who,
  params,
  query: z.strictObject({
    from: day.optional(),
    days: z.coerce.number().int().min(1).max(14).default(7),
  }),
  replies: { 200: z.object({ items: z.array(slot) }) },
  problems: [...unknown, 'department.unavailable'],
})

export const handOverJob = endpoint({
  id: 'handOverJob',
  tag,
  method: 'POST',
  path: '/jobs/:id/handover',
  summary: 'Gives a conflict to the desk, with everything that was recorded',
  who,
  params,
  body: z.strictObject({ text: text(300).optional() }),
  replies: { 200: job },
  problems: [...unknown, 'job.no_conflict'],
})

export const getJobSummary = endpoint({
  id: 'getJobSummary',
  tag,
  method: 'GET',
  path: '/jobs/summary',
  summary: 'My day in figures',
  who,
  query: z.strictObject({ date: day.optional() }),
  replies: {
    200: z.object({
      date: day,
      jobs: z.object({ total: z.int(), done: z.int(), unable: z.int(), left: z.int() }),
      /** of the jobs done, those that needed no visit before */
      firstTimeFixed: z.object({ n: z.int(), of: z.int() }),
      /** what customers of that day's jobs gave; null where nobody has */
      rating: z.object({ average: z.number(), count: z.int() }).nullable(),
      /** straight lines from visit to visit where both places are known; null where none is */
      distanceKm: z.number().nullable(),
    }),
  },
  problems: ['installer.none'],
})
