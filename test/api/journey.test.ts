import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DATA, importCatalogue, type DataUnit } from '../support/catalogue.ts'
import { openHouse, type House } from '../support/house.ts'
import { addAddress, newPerson } from '../support/people.ts'
import { eventually } from '../support/waiting.ts'

let house: House
let units: DataUnit[]

beforeAll(async () => {
  house = await openHouse()
  await importCatalogue(house)
  units = JSON.parse(await readFile(`${DATA}units/units.json`, 'utf8')) as DataUnit[]
})
afterAll(() => house.close())

test('scan, register, read the fault page, report it, see it come back done', async () => {
  const person = await newPerson(house)
  const unit = units.find((u) => u.gtin === '09520000010270')!
  const code = `${house.url}/01/${unit.gtin}/21/${unit.serial}`

  const scan = await person.api.post('scans', { code })
  expect(scan.body).toMatchObject({ kind: 'product', genuine: 'first', registered: 'no', pointsOffered: 200 })

  const card = await person.api.post('registrations', { unitCode: code })
  expect(card.status).toBe(201)
  expect(card.body).toMatchObject({ pointsEarned: 200, warranty: { basis: 'registered', active: true } })

  const fault = await person.api.get(`products/${unit.gtin}/faults/e-21`)
  expect(fault.body).toMatchObject({ code: 'E21', video: { title: '清理排水泵过滤器' } })

  await addAddress(person)
  const slots = await person.api.get(`slots?kind=repair&registrationId=${card.body.id}&days=3`)
  expect(slots.body.items.length).toBeGreaterThan(0)
  const prices = await person.api.get(`prices?registrationId=${card.body.id}&faultCode=E21`)
  expect(prices.body).toMatchObject({ inWarranty: true, estimate: { from: 0, until: 0 } })

  const opened = await person.api.post('requests', {
    kind: 'repair',
    faultCode: 'E21',
    text: '三步都试过了，还是排不出水',
    subject: { registrationId: card.body.id },
    slotId: slots.body.items[0].id,
  })
  expect(opened.status).toBe(201)
  expect(opened.body).toMatchObject({
    status: 'routed',
    title: '洗烘一体机报修',
    legs: [{ department: 'installation' }],
  })

  const done = await eventually(
    () => person.api.get(`requests/${opened.body.id}`),
    (seen) => seen.body.status === 'resolved',
  )
  expect(done.body.sentence).toBe('已办好')
  expect(done.body.legs[0]).toMatchObject({
    status: 'done',
    ref: expect.any(String),
    note: expect.any(String),
  })
  expect(done.body.abilities).toEqual(['reopen', 'rate'])
})
