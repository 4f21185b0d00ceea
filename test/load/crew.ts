import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { ProcessHouse } from '../support/process-house.ts'
import type { DataUnit } from '../support/catalogue.ts'
import type { Request } from './press.ts'

/** So many that none of them comes to the limits that one person has. */
const SIZE = 100
const APPLIANCES = '0952000001'

/** People who take turns: each has a registered product and an address. */
export interface Crew {
  scan(): Request
  openRequest(): Request
}

/** Signs people in, each with a product of their own. */
export async function gatherCrew(house: ProcessHouse, unitsFile: string): Promise<Crew> {
  const units = JSON.parse(await readFile(unitsFile, 'utf8')) as DataUnit[]
  const codes = units
    .filter(({ gtin }) => gtin.startsWith(APPLIANCES))
    .slice(0, SIZE)
    .map(({ gtin, serial }) => `${house.url}/01/${gtin}/21/${serial}`)
  const people = await Promise.all(codes.map((code) => join(house, code)))
  let turns = 0
  const ask = (write: (person: Person) => { path: string; body: object; key?: string }): Request => {
    const person = people[turns++ % people.length]!
    const { path, body, key } = write(person)
    return {
      method: 'POST',
      path: `/api/v1/${path}`,
      headers: {
        authorization: `Bearer ${person.token}`,
        'content-type': 'application/json',
        ...(key ? { 'idempotency-key': key } : {}),
      },
      body: JSON.stringify(body),
    }
  }
  return {
    scan: () => ask(({ code }) => ({ path: 'scans', body: { code } })),
    openRequest: () =>
      ask(({ registrationId }) => ({
        path: 'requests',
        key: randomUUID(),
        body: { kind: 'repair', text: '用着用着不动了，麻烦看一下', subject: { registrationId } },
      })),
  }
}

interface Person {
  token: string
  code: string
  registrationId: string
}

async function join(house: ProcessHouse, code: string): Promise<Person> {
  const { body } = await house.api.post('auth/wechat', { code: `demo-${randomUUID()}` })
  const token = body.accessToken as string
  const mine = house.api.as(token)
  const address = { name: '测试人', phone: '13900001234', regionCode: '340104', detail: '梧桐里 6 幢 1203' }
  await mine.post('me/addresses', address)
  const registered = await mine.post('registrations', { unitCode: code })
  if (registered.status !== 201) throw new Error(`not registered: ${JSON.stringify(registered.body)}`)
  return { token, code, registrationId: registered.body.id }
}
