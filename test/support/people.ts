import { randomInt, randomUUID } from 'node:crypto'
import type { Caller } from './caller.ts'
import type { House } from './house.ts'

export interface TestPerson {
  id: string
  phone: string | null
  api: Caller
  refreshToken: string
}

/** Somebody new, signed in as WeChat does it. */
export async function newPerson(house: Pick<House, 'api'>): Promise<TestPerson> {
  const { body } = await house.api.post('auth/wechat', { code: `demo-${randomUUID()}` })
  return {
    id: body.account.id,
    phone: null,
    api: house.api.as(body.accessToken),
    refreshToken: body.refreshToken,
  }
}

/** A number that no test used before. */
export const newPhone = (): string => `139${String(randomInt(1e8)).padStart(8, '0')}`

/** Somebody new, signed in by a text message, from a network of their own. */
export async function newPersonByPhone(house: House, phone = newPhone()): Promise<TestPerson> {
  const from = { 'x-forwarded-for': `10.${randomInt(256)}.${randomInt(256)}.2` }
  await house.api.post('auth/phone/code', { phone }, from)
  const { body } = await house.api.post('auth/phone', { phone, code: await smsCode(house, phone) }, from)
  return { id: body.account.id, phone, api: house.api.as(body.accessToken), refreshToken: body.refreshToken }
}

export async function smsCode(house: House, phone: string): Promise<string> {
  const inbox = (await (await fetch(`${house.smsUrl}/inbox?phone=${phone}`)).json()) as { code: string }[]
  return inbox[0]?.code ?? ''
}

/** An address in Hefei. */
export async function addAddress(person: TestPerson, more: Record<string, unknown> = {}): Promise<string> {
  const input = {
    name: '测试人',
    phone: '13900001234',
    regionCode: '340104',
    detail: '梧桐里 6 幢 1203',
    ...more,
  }
  return (await person.api.post('me/addresses', input)).body.id
}

/** Somebody with a role or a tier, as an import brings them in, signed in. */
export async function importPerson(
  house: House,
  {
    role = 'consumer',
    tier = 'normal',
    ...more
  }: { role?: string; name: string; tier?: string; installerRef?: string },
): Promise<TestPerson> {
  const phone = newPhone()
  const { schema, save } = house.container.imports.accounts
  await save(schema.parse({ role, phone, tier, ...more }))
  return newPersonByPhone(house, phone)
}
