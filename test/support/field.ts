import { randomUUID } from 'node:crypto'
import { visitSlots } from './slots.ts'
import { GTIN, newUnit, type TestUnit } from './catalogue.ts'
import type { Answer } from './caller.ts'
import type { House } from './house.ts'
import { addAddress, importPerson, newPersonByPhone, type TestPerson } from './people.ts'
import { eventually } from './waiting.ts'

/** Installation's masters of Hefei, by its own references. */
const MASTERS = { mst_zhouqiming: '周启明', mst_hexiangdong: '何向东', mst_luhaisheng: '卢海生' } as const
export type MasterRef = keyof typeof MASTERS
export type Crew = Record<MasterRef, TestPerson>

/** An account for each master of the city: a reference belongs to one account of a house. */
export async function hireCrew(house: House): Promise<Crew> {
  const hired = await Promise.all(
    Object.entries(MASTERS).map(async ([installerRef, name]) => [
      installerRef,
      await importPerson(house, { role: 'installer', name, installerRef }),
    ]),
  )
  return Object.fromEntries(hired) as Crew
}

export interface TestJob {
  id: string
  /** installation's number */
  ref: string
  code: string
  requestId: string
  customer: TestPerson
  installer: TestPerson
  master: MasterRef
  /** the day it is on, in China */
  date: string
  unit: TestUnit | null
}

interface Wanted {
  kind?: 'repair' | 'install'
  withUnit?: boolean
  /** who books it; somebody new, where nobody is named */
  customer?: TestPerson
  /** what must be minded at the customer's home */
  care?: string
}

/** A visit that a customer has booked and installation has given to one of the crew. */
export async function bookJob(
  house: House,
  crew: Crew,
  { kind = 'repair', withUnit = true, customer: known, ...more }: Wanted = {},
): Promise<TestJob> {
  const customer = known ?? (await newPersonByPhone(house))
  await addAddress(customer)
  const unit = withUnit ? await newUnit(house, { gtin: GTIN.washer }) : null
  const registrationId =
    unit && ((await customer.api.post('registrations', { unitCode: unit.code })).body.id as string)
  const slotId = await visitSlots.take(customer)
  const { body } = await customer.api.post('requests', {
    kind,
    slotId,
    text: kind === 'install' ? '新机到了，请来安装' : '洗衣机不排水了，请来修',
    ...(registrationId ? { subject: { registrationId } } : {}),
    ...more,
  })
  return eventually(
    () => findJob(crew, { customer, unit, requestId: body.id as string }),
    (job) => job !== null,
  ) as Promise<TestJob>
}

async function findJob(
  crew: Crew,
  known: Pick<TestJob, 'customer' | 'unit' | 'requestId'>,
): Promise<TestJob | null> {
  const { homeVisit, number } = (await known.customer.api.get(`requests/${known.requestId}`)).body
  if (!homeVisit?.installer || homeVisit.needsConfirmation) return null
  const date = new Date(Date.parse(homeVisit.from) + 8 * 3_600_000).toISOString().slice(0, 10)
  for (const [master, installer] of Object.entries(crew) as [MasterRef, TestPerson][]) {
    const { items } = (await installer.api.get(`jobs?date=${date}`)).body
    const job = items.find((one: { requestNumber: string }) => one.requestNumber === number)
    if (job) return { ...known, installer, master, date, id: job.id, ref: job.ref, code: job.code }
  }
  return null
}

export const say = (
  job: Pick<TestJob, 'id' | 'installer'>,
  to: string,
  more: Record<string, unknown> = {},
): Promise<Answer> =>
  job.installer.api.post(`jobs/${job.id}/transitions`, {
    to,
    at: new Date().toISOString(),
    clientId: randomUUID(),
    ...more,
  })

/** Up to the point where the work is being done. */
export async function work(job: TestJob): Promise<void> {
  for (const to of ['accepted', 'en_route', 'arrived', 'started']) {
    const { status, body } = await say(job, to)
    if (status !== 200) throw new Error(`${to}: ${JSON.stringify(body)}`)
  }
}

export const codeOf = async ({ customer, requestId }: TestJob): Promise<string> =>
  (await customer.api.get(`requests/${requestId}`)).body.homeVisit.code

/** All that `done` asks for but the customer's confirmation. */
export async function report(house: House, job: TestJob): Promise<Record<string, unknown>> {
  const { sheet } = (await job.installer.api.get(`jobs/${job.id}`)).body
  const mediaId = await photo(job.installer)
  const shown = [...sheet.photos, ...sheet.checks.filter((check: { photo: boolean }) => check.photo)]
  return {
    unitCode: (job.unit ?? (await newUnit(house, { gtin: GTIN.washer }))).code,
    checklist: sheet.checks.map(({ id }: { id: string }) => ({ id, ok: true })),
    photos: shown.map(({ id }: { id: string }) => ({ of: id, mediaId })),
    readings: sheet.readings.map(({ id, min }: { id: string; min: number }) => ({ id, value: min })),
  }
}

/** One pixel. */
const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

export async function photo(person: TestPerson, headers: Record<string, string> = {}): Promise<string> {
  const file = new Blob([Buffer.from(PNG, 'base64')])
  return (await person.api.upload(file, 'a.png', headers)).body.id as string
}
