import { createHash } from 'node:crypto'
import { z } from 'zod'
import { JOB_MOVES, type JobMove } from '@onehall/shared/domain/job-states'
import { isMobile } from '@onehall/shared/domain/people'
import type { LegStatus } from '@onehall/shared/domain/request-states'
import type { Clock } from '../../platform/clock.ts'
import type { Vault } from '../../platform/vault.ts'
import type { Product } from '../../products/index.ts'
import {
  assignmentOf,
  beginSending,
  departmentSays,
  dueSending,
  getLeg,
  jobOf,
  open,
  sent,
  type Appointment,
  type JobAct,
  type ServiceRequest,
} from '../request/index.ts'
import type { RequestChanges } from '../request-changes.ts'
import { PLACES, type Directions, type Whereabouts } from '../sealing.ts'

const instant = z.iso.datetime({ offset: true })
const requestRecord = z.object({
  /** installation's number: the case is there already */
  ref: z.string().min(1).max(64),
  number: z.string().regex(/^\d{14}$/),
  /** whose it is */
  phone: z.string().refine(isMobile, 'is no mainland mobile number'),
  kind: z.enum(['repair', 'install']),
  title: z.string().min(1).max(40),
  text: z.string().min(1),
  product: z.object({ gtin: z.string(), serial: z.string().nullable() }),
  faultCode: z.string().nullable(),
  openedAt: instant,
  installer: z.object({ ref: z.string(), name: z.string(), called: z.string() }).nullable(),
  from: instant,
  until: instant,
  hint: z.string().nullable(),
  place: z.object({ lat: z.number(), lng: z.number() }).nullable(),
  relay: z.object({ number: z.string(), extension: z.string() }).nullable(),
  moves: z.array(z.object({ to: z.enum(JOB_MOVES), at: instant })),
  /** what was found and done, where it is over */
  result: z.string().nullable(),
})
type RequestRecord = z.infer<typeof requestRecord>

export interface RequestImportParts {
  changes: RequestChanges
  vault: Vault
  clock: Clock
  findOwner(phone: string): Promise<string | null>
  findProduct(gtin: string): Promise<Product | null>
  findWhereabouts(ownerId: string, addressId: undefined): Promise<Whereabouts | null>
}

/** Visits that installation agreed on before the hall was there. Importing the same again changes nothing. */
export const requestImport = {
  schema: requestRecord,
  async save(record: RequestRecord, parts: RequestImportParts): Promise<void> {
    const ownerId = await parts.findOwner(record.phone)
    if (ownerId === null) throw new Error(`names a phone that is nobody's`)
    await parts.changes.add(await toRequest(record, ownerId, parts))
  },
}

const idFrom = (...words: string[]): string =>
  createHash('sha256').update(words.join('\0')).digest('base64url').slice(0, 22)

async function toRequest(
  record: RequestRecord,
  ownerId: string,
  parts: RequestImportParts,
): Promise<ServiceRequest> {
  const at = new Date(record.openedAt)
  const legId = idFrom('imported leg', record.ref)
  const opened = await openOne(record, { ownerId, legId }, parts)
  const sending = dueSending(opened, legId, at)
  const taken = sending ? sent(beginSending(opened, sending, at), sending.id, record.ref, at) : opened
  const agreed = departmentSays(taken, legId, await wordOf(record, { ownerId, legId }, parts.vault), at)
  return record.moves.reduce(
    (r, move) => moved(r, legId, { record, ...move }),
    await ended(agreed, legId, record, parts),
  )
}

async function openOne(
  { ref, number, kind, title, text, product, faultCode, openedAt }: RequestRecord,
  { ownerId, legId }: { ownerId: string; legId: string },
  { vault, findProduct, findWhereabouts }: RequestImportParts,
): Promise<ServiceRequest> {
  const id = idFrom('imported', ref)
  const model = await findProduct(product.gtin)
  if (!model) throw new Error(`names product ${product.gtin}, which is not in the catalogue`)
  const whereabouts = await findWhereabouts(ownerId, undefined)
  const messageId = idFrom(id, 'first message')
  const fault = model.faultCodes.find(({ code }) => code === faultCode)
  return open({
    id,
    number,
    ownerId,
    kind,
    title,
    priority: 'normal',
    subject: {
      registrationId: null,
      parcelId: null,
      orderId: null,
      product: {
        gtin: model.gtin,
        model: model.model,
        name: model.name,
        category: model.category,
        serial: product.serial,
        warrantyUntil: null,
      },
    },
    fault: faultCode === null ? null : { code: faultCode, meaning: fault?.meaning ?? null },
    excerpt: null,
    whereabouts:
      whereabouts && (await vault.seal(ownerId, PLACES.whereabouts(id), JSON.stringify(whereabouts))),
    slotId: null,
    routedBy: 'rule',
    danger: null,
    goldExchange: false,
    message: { id: messageId, text: await vault.seal(ownerId, PLACES.message(messageId), text) },
    legs: [{ id: legId, department: 'installation', title, reason: '安装部门原有的单' }],
    answered: null,
    desk: 'no_department',
    at: new Date(openedAt),
  })
}

async function wordOf(
  { ref, openedAt, installer, from, until, hint, place, relay }: RequestRecord,
  { ownerId, legId }: { ownerId: string; legId: string },
  vault: Vault,
) {
  const eventId = `${ref}.0`
  const directions: Directions = { place, hint, relay }
  const appointment: Appointment = {
    from: new Date(from),
    until: new Date(until),
    worker: installer?.called ?? null,
    needsConfirmation: false,
    installerRef: installer?.ref ?? null,
    directions: await vault.seal(ownerId, PLACES.directions(legId, eventId), JSON.stringify(directions)),
  }
  return { eventId, status: 'scheduled' as const, saidAt: new Date(openedAt), note: null, appointment }
}

const HEARD_AS: Partial<Record<JobMove, LegStatus>> = {
  arrived: 'in_progress',
  started: 'in_progress',
  done: 'done',
}

/** One act that installation has had for long. */
function moved(
  r: ServiceRequest,
  legId: string,
  { record, to, at }: { record: RequestRecord; to: JobMove; at: string },
): ServiceRequest {
  const leg = getLeg(r, legId)
  const when = new Date(at)
  const act: JobAct = {
    clientId: `imported-${to}`,
    assignment: assignmentOf(leg),
    installer: { ref: record.installer?.ref ?? '', name: record.installer?.name ?? '' },
    to,
    at: when,
    recordedAt: when,
    delivery: 'sent',
    reason: null,
    farAway: false,
    unit: null,
    checks: [],
    readings: [],
    photos: [],
    mediaIds: [],
    parts: [],
    confirmedBy: to === 'done' ? 'code' : null,
    slotId: null,
  }
  const legs = r.legs.map((one) =>
    one.id === legId ? { ...one, job: { ...jobOf(one), acts: [...jobOf(one).acts, act] } } : one,
  )
  const status = HEARD_AS[to]
  const word = { eventId: `${record.ref}.0-${to}`, saidAt: when, note: null, appointment: null }
  return status ? departmentSays({ ...r, legs }, legId, { ...word, status }, when) : { ...r, legs }
}

/** What was found, as the leg's last word. */
async function ended(
  r: ServiceRequest,
  legId: string,
  { ref, result, moves, until }: RequestRecord,
  { vault }: RequestImportParts,
): Promise<ServiceRequest> {
  if (result === null) return r
  const eventId = `${ref}.0-result`
  const saidAt = new Date(moves.at(-1)?.at ?? until)
  const note = await vault.seal(r.ownerId, PLACES.note(legId, eventId), result)
  return departmentSays(r, legId, { eventId, status: 'scheduled', saidAt, note, appointment: null }, saidAt)
}
