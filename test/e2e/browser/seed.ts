import { readFile } from 'node:fs/promises'
import { key } from '../../support/caller.ts'
import { bookJob, hireCrew, work, type TestJob } from '../../support/field.ts'
import { DATA, GTIN, importRecord, newUnit, type DataUnit } from '../../support/catalogue.ts'
import { newMachine } from '../../support/devices.ts'
import type { House } from '../../support/house.ts'
import { decide, importConsentsAndNotices } from '../../support/parcels.ts'
import { importPerson, newPersonByPhone, type TestPerson } from '../../support/people.ts'
import { eventually } from '../../support/waiting.ts'
import { moveVisit } from './app-house.ts'

/** Somebody of the demo data who has a bit of everything: four products and a watch, three addresses, requests in every state. */
export interface Resident {
  person: TestPerson
  registrationId: string
  /** a child's watch, bound to nobody */
  watchId: string
  scheduled: string
  done: string
  asked: string
  /** two departments at once, one of which waits for her yes */
  exchange: string
  danger: string
  addressId: string
  /** a can of milk powder whose way is on record */
  milkUnitId: string
  /** a washer that nobody has */
  newCode: string
  /** of her yes to notices on parcels */
  consentReceiptId: string
}

const LIN_XIAOYUN = '13800002046'

export async function seedResident(house: House): Promise<Resident> {
  const milkUnitId = await importHerThings(house)
  await importConsentsAndNotices(house)
  const person = await newPersonByPhone(house, LIN_XIAOYUN)
  const { api } = person
  const cards = (await api.get('registrations')).body.items as { id: string; product: { gtin: string } }[]
  const cardOf = (gtin: string): string => cards.find(({ product }) => product.gtin === gtin)!.id
  const registrationId = cardOf(GTIN.washer)
  const open = async (body: object): Promise<string> => (await api.post('requests', body, key())).body.id
  const subject = { registrationId }
  const slots = (await api.get(`slots?kind=repair&registrationId=${registrationId}&days=7`)).body.items
  const [done, scheduled, danger, asked] = [
    await open({ kind: 'repair', subject, faultCode: 'E10', slotId: slots[0].id }),
    await open({
      kind: 'repair',
      subject,
      faultCode: 'E21',
      text: '三步都试过了，还是排不出水',
      slotId: slots[1].id,
    }),
    await open({ kind: 'question', subject, text: '洗衣机漏电，摸着麻手' }),
    await open({ kind: 'question', subject, text: '衣服烘不干怎么办' }),
  ]
  const exchange = await open({
    kind: 'exchange',
    text: '冰箱送来磕了一角，想换一台',
    subject: { registrationId: cardOf(GTIN.fridge) },
  })
  const refOf = async (id: string): Promise<string> => {
    const request = await eventually(
      () => api.get(`requests/${id}`),
      ({ body }) => body.legs[0]?.status === 'scheduled',
    )
    return request.body.legs[0].ref
  }
  await refOf(scheduled)
  await eventually(
    () => api.get(`requests/${exchange}`),
    ({ body }) => body.status === 'waiting_customer',
  )
  await moveVisit(house, await refOf(done), 'done')
  const addresses = (await api.get('me/addresses')).body.items
  return {
    person,
    registrationId,
    watchId: (await newMachine(house, person, GTIN.watch)).id,
    scheduled,
    done,
    asked,
    exchange,
    danger,
    addressId: addresses[0].id,
    milkUnitId,
    newCode: (await newUnit(house)).code,
    consentReceiptId: (await decide(person, 'parcel_notice', true)).body.receiptId,
  }
}

/** She and what she has, out of the demo data; and a can of milk powder. Gives that can's id. */
async function importHerThings(house: House): Promise<string> {
  const people = await readData<{ phone: string; units: DataUnit[] }>('accounts.json')
  const units = await readData<DataUnit>('units/units.json')
  const her = people.find(({ phone }) => phone === LIN_XIAOYUN)!
  const milk = units.find(({ gtin }) => gtin === GTIN.milk)!
  const hers = units.filter(({ serial }) => her.units.some((one) => one.serial === serial))
  for (const unit of [...hers, milk]) await importRecord(house, 'units', unit)
  await importRecord(house, 'accounts', her)
  return (await house.api.post('scans', { code: `(01)${milk.gtin}(21)${milk.serial}` })).body.unit.id
}

const readData = async <T>(file: string): Promise<T[]> =>
  JSON.parse(await readFile(DATA + file, 'utf8')) as T[]

/** An installer with a visit to come and one that is being worked at, and who sends him. */
export interface Staff {
  installer: TestPerson
  ops: TestPerson
  coming: TestJob
  begun: TestJob
  /** of another model than his visits are for */
  wrongCode: string
}

export async function seedStaff(house: House): Promise<Staff> {
  const crew = await hireCrew(house)
  const begun = await bookJob(house, crew, { kind: 'install' })
  let coming = await bookJob(house, crew, { kind: 'install' })
  while (coming.master !== begun.master) coming = await bookJob(house, crew, { kind: 'install' })
  await work(begun)
  return {
    installer: begun.installer,
    ops: await importPerson(house, { role: 'ops', name: '方晴' }),
    coming,
    begun,
    wrongCode: (await newUnit(house, { gtin: GTIN.fridge })).code,
  }
}
