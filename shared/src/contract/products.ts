import { z } from 'zod'
import { child, deviceState } from './devices.ts'
import { endpoint, id, instant, day } from './endpoint.ts'

const gtin = z.string().regex(/^\d{8,14}$/, 'GTIN 是 8 到 14 位数字')
const tag = 'products'

export const faultCode = z.object({
  code: z.string(),
  meaning: z.string(),
  severity: z.enum(['info', 'service', 'danger']),
  selfHelp: z.array(z.string()),
  department: z.string().nullable(),
  /** the manual's clip that shows the steps */
  video: z.object({ title: z.string(), seconds: z.int() }).nullable(),
})
export type FaultCodeView = z.infer<typeof faultCode>

export const product = z.object({
  gtin: z.string(),
  model: z.string(),
  name: z.string(),
  brand: z.string(),
  category: z.string(),
  description: z.string(),
  specs: z.array(z.object({ name: z.string(), value: z.string() })),
  networked: z.boolean(),
  warranty: z.object({
    wholeMonths: z.int(),
    parts: z.array(z.object({ name: z.string(), months: z.int() })),
    notCovered: z.array(z.string()),
  }),
  consumables: z.array(z.object({ name: z.string(), everyMonths: z.number(), remindDaysBefore: z.int() })),
  install: z.object({
    needed: z.boolean(),
    whoDoes: z.string(),
    requirements: z.array(z.string()),
    minutes: z.int(),
  }),
  faultCodes: z.array(faultCode.pick({ code: true, meaning: true, severity: true })),
})
export type ProductView = z.infer<typeof product>

export const productBrief = product.pick({ gtin: true, model: true, name: true, brand: true, category: true })
export type ProductBrief = z.infer<typeof productBrief>

export const manual = z.object({
  gtin: z.string(),
  model: z.string(),
  name: z.string(),
  version: z.string(),
  chapters: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      steps: z.array(
        z.object({
          text: z.string(),
          video: z.object({ title: z.string(), seconds: z.int() }).optional(),
        }),
      ),
    }),
  ),
  faultCodes: z.array(faultCode),
})
export type ManualView = z.infer<typeof manual>

export const unit = z.object({
  id,
  gtin: z.string(),
  serial: z.string(),
  batch: z.string().nullable(),
  producedOn: day.nullable(),
  /** the web address in its code */
  code: z.string(),
})
export type UnitView = z.infer<typeof unit>

export const getProduct = endpoint({
  id: 'getProduct',
  tag,
  method: 'GET',
  path: '/products/:gtin',
  summary: 'What a model is: specs, warranty, consumables, what installing it asks for',
  who: 'anyone',
  params: z.strictObject({ gtin }),
  replies: { 200: product },
  problems: ['product.unknown', 'code.malformed'],
})

export const getManual = endpoint({
  id: 'getManual',
  tag,
  method: 'GET',
  path: '/products/:gtin/manual',
  summary: 'The whole manual, to keep on the device; answers 304 to its ETag',
  who: 'anyone',
  params: z.strictObject({ gtin }),
  replies: { 200: manual, 304: null },
  problems: ['product.unknown', 'code.malformed'],
})

export const getFault = endpoint({
  id: 'getFault',
  tag,
  method: 'GET',
  path: '/products/:gtin/faults/:code',
  summary: 'What a fault code means and what to try; case, blanks and dashes do not matter',
  who: 'anyone',
  params: z.strictObject({ gtin, code: z.string().min(1).max(16) }),
  replies: { 200: faultCode },
  problems: ['product.unknown', 'fault.unknown', 'code.malformed'],
})

export const traceItem = z.object({ at: instant, stage: z.string(), what: z.string(), value: z.string() })

export const getTrace = endpoint({
  id: 'getTrace',
  tag,
  method: 'GET',
  path: '/units/:id/trace',
  summary: 'Where one unit comes from, oldest first',
  who: 'anyone',
  params: z.strictObject({ id }),
  replies: { 200: z.object({ unit, product: productBrief, items: z.array(traceItem) }) },
  problems: ['unit.unknown', 'trace.none'],
})

// ---- scanning ----

const action = z.object({ rel: z.string(), href: z.string() })

/** What we can say of a code. `copied` means: seen so often and so widely that it may be a copy. */
export const genuineness = z.enum(['first', 'seen', 'copied', 'unknown'])

const scanOf = <K extends string, S extends z.ZodRawShape>(kind: K, shape: S) =>
  z.object({ kind: z.literal(kind), actions: z.array(action), ...shape })

export const scan = z.discriminatedUnion('kind', [
  scanOf('product', {
    product: productBrief,
    unit: unit.nullable(),
    genuine: genuineness,
    scans: z.object({ count: z.int(), firstAt: instant }).nullable(),
    /** whose it is, as far as the one who asks may know */
    registered: z.enum(['no', 'yours', 'other']),
    registrationId: id.nullable(),
    /** points that registering it brings; 0 where they were already given */
    pointsOffered: z.int(),
  }),
  scanOf('parcel', { code: z.string(), carrier: z.string().nullable() }),
  scanOf('notice', { noticeId: id }),
  scanOf('job', { jobCode: z.string() }),
  scanOf('unknown', {
    reason: z.enum(['form', 'check_digit', 'not_ours', 'not_found']),
    sentence: z.string(),
  }),
])
export type ScanView = z.infer<typeof scan>

export const scanCode = endpoint({
  id: 'scanCode',
  tag: 'scan',
  method: 'POST',
  path: '/scans',
  summary: 'Says what a code is; claims nothing',
  who: 'anyone',
  body: z.strictObject({ code: z.string().trim().min(1, '没有读到内容').max(2000) }),
  replies: { 200: scan },
})

// ---- registrations ----

export const warranty = z.object({
  from: day,
  until: day,
  /** what the first day was taken from (article kb-130) */
  basis: z.enum(['order', 'declared', 'registered', 'produced']),
  active: z.boolean(),
  parts: z.array(z.object({ name: z.string(), until: day, active: z.boolean() })),
  notCovered: z.array(z.string()),
})
export type WarrantyView = z.infer<typeof warranty>

export const registration = z.object({
  id,
  /** the number on the card */
  number: z.string(),
  registeredAt: instant,
  product: productBrief,
  unit,
  /** null for what carries none, such as milk powder */
  warranty: warranty.nullable(),
  care: z.array(z.object({ name: z.string(), everyMonths: z.number(), next: day })),
  pointsEarned: z.int(),
  /** an offer to hand it on, while one is open */
  transfer: z.object({ toPhoneMasked: z.string(), until: instant }).nullable(),
})
export type RegistrationView = z.infer<typeof registration>

export const registrationDetail = registration.extend({
  /** what the machine told of itself; null where it cannot, or her yes is missing */
  device: deviceState.nullable(),
  /** the child it is for; null where none is bound, or the guardian's yes is missing */
  child: child.nullable(),
})
export type RegistrationDetail = z.infer<typeof registrationDetail>

const unitCode = z.string().trim().min(1, '没有读到内容').max(2000)

export const register = endpoint({
  id: 'register',
  tag: 'registrations',
  method: 'POST',
  path: '/registrations',
  summary: 'Registers the unit for me; 200 and the same card where it already is mine',
  who: 'person',
  body: z.strictObject({
    unitCode,
    /** the day on the receipt, where there is no order with us */
    purchasedOn: day.optional(),
  }),
  replies: { 201: registration, 200: registration },
  problems: ['code.malformed', 'unit.unknown', 'registration.owned'],
})

export const listRegistrations = endpoint({
  id: 'listRegistrations',
  tag: 'registrations',
  method: 'GET',
  path: '/registrations',
  summary: 'My products, the newest first',
  who: 'person',
  query: z.strictObject({
    cursor: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
  }),
  replies: { 200: z.object({ items: z.array(registration), nextCursor: z.string().nullable() }) },
})

export const getRegistration = endpoint({
  id: 'getRegistration',
  tag: 'registrations',
  method: 'GET',
  path: '/registrations/:id',
  summary: 'One of my products: its card, what it needs when, and what it told of itself',
  who: 'person',
  params: z.strictObject({ id }),
  replies: { 200: registrationDetail },
  problems: ['registration.unknown'],
})

export const offerTransfer = endpoint({
  id: 'offerTransfer',
  tag: 'registrations',
  method: 'POST',
  path: '/registrations/:id/transfer',
  summary:
    'Offers it to the owner of a phone number for seven days; it changes hands when that person registers it',
  who: 'person',
  params: z.strictObject({ id }),
  body: z.strictObject({
    phone: z
      .string()
      .trim()
      .regex(/^1[3-9]\d{9}$/, '手机号应是 11 位，1 开头'),
  }),
  replies: { 200: registration },
  problems: ['registration.unknown', 'registration.own_phone'],
})

export const withdrawTransfer = endpoint({
  id: 'withdrawTransfer',
  tag: 'registrations',
  method: 'DELETE',
  path: '/registrations/:id/transfer',
  summary: 'Takes the offer back',
  who: 'person',
  params: z.strictObject({ id }),
  replies: { 200: registration },
  problems: ['registration.unknown'],
  repeatable: true,
})
