import { z } from 'zod'
import { NICKNAME_MAX } from '../domain/children.ts'
import { endpoint, id, instant, text } from './endpoint.ts'

export const DEVICE_EVENTS = ['fault', 'usage', 'sos'] as const

/** WGS84, as satellites give it. */
export const devicePlace = z.strictObject({
  lat: z.number().min(-90).max(90),
  lng: z.number().min(-180).max(180),
})
export type DevicePlace = z.infer<typeof devicePlace>

const deviceEvent = z
  .strictObject({
    eventId: z.string().min(1).max(64),
    at: instant,
    type: z.enum(DEVICE_EVENTS),
    faultCode: z.string().trim().min(1).max(16).optional(),
    runningHours: z.number().min(0).max(1_000_000).optional(),
    place: devicePlace.optional(),
  })
  .refine((e) => e.type !== 'fault' || e.faultCode !== undefined, {
    path: ['faultCode'],
    message: '故障要带故障码',
  })
  .refine((e) => e.type !== 'usage' || e.runningHours !== undefined, {
    path: ['runningHours'],
    message: '运行数据要带运行时长',
  })
export type DeviceEvent = z.infer<typeof deviceEvent>

export const NOT_KEPT = [
  /** its owner has not said yes: device_telemetry, for an SOS minor */
  'not_allowed',
  /** nobody has registered it, or whoever has it did not have it then */
  'not_registered',
  /** an SOS of what is bound to no child */
  'not_bound',
  /** nobody waits for it any more */
  'too_old',
] as const
export type NotKept = (typeof NOT_KEPT)[number]

export const reportDevice = endpoint({
  id: 'reportDevice',
  tag: 'partner',
  method: 'POST',
  path: '/partner/devices/:deviceId/events',
  summary:
    'The device cloud tells what a machine reports, signed as the hooks of departments are. deviceId is what the ' +
    'catalogue of units has for it. Without its owner’s yes nothing is kept. A fault opens one request for as long as ' +
    'it stands; an SOS of a bound watch alerts the guardian and the desk once, however often it is told',
  who: 'anyone',
  params: z.strictObject({ deviceId: id }),
  body: deviceEvent,
  replies: {
    200: z.object({
      kept: z.boolean(),
      reason: z.enum(NOT_KEPT).optional(),
      /** the request that a fault belongs to */
      requestId: id.optional(),
    }),
  },
  problems: ['hook.unsigned', 'hook.stale', 'device.unknown'],
  limit: { times: 60_000, seconds: 60 },
  repeatable: true,
})

// ---- what its owner sees ----

/** What a machine told of itself; all of it null while its owner has not said yes. */
export const deviceState = z.object({
  usage: z.object({ hours: z.number(), at: instant }).nullable(),
  fault: z
    .object({
      code: z.string(),
      /** null where the manual does not know it */
      meaning: z.string().nullable(),
      at: instant,
      requestId: id.nullable(),
    })
    .nullable(),
  /** due by the hours it has run */
  care: z.array(z.object({ name: z.string(), everyHours: z.int(), passed: z.int() })),
})
export type DeviceStateView = z.infer<typeof deviceState>

export const child = z.object({ nickname: z.string(), bornMonth: z.string() })
export type ChildView = z.infer<typeof child>

const tag = 'registrations'
const params = z.strictObject({ id })

export const bindChild = endpoint({
  id: 'bindChild',
  tag,
  method: 'PUT',
  path: '/registrations/:id/child',
  summary:
    'Says which child a watch or formula of mine is for, with the guardian’s consent; nobody else sees it',
  who: 'person',
  params,
  body: z.strictObject({
    nickname: text(NICKNAME_MAX),
    bornMonth: z.string().regex(/^(19|20)\d{2}-(0[1-9]|1[0-2])$/, '请选出生年月'),
  }),
  replies: { 200: child },
  problems: ['registration.unknown', 'child.not_here', 'consent.required'],
  // nothing of a child lies among the kept replies
  repeatable: true,
})

export const unbindChild = endpoint({
  id: 'unbindChild',
  tag,
  method: 'DELETE',
  path: '/registrations/:id/child',
  summary: 'Takes the child off it again: what is stored of it is deleted',
  who: 'person',
  params,
  replies: { 204: null },
  problems: ['registration.unknown'],
  repeatable: true,
})
