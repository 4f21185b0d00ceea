import { importFile } from '@onehall/bff/import/importer'
import type { Answer } from './caller.ts'
import { DATA, importRecord } from './catalogue.ts'
import { signedHook } from './hooks.ts'
import type { House } from './house.ts'
import type { TestPerson } from './people.ts'

/** Parcels of 林晓云, as logistics' stand-in knows them. */
export const PARCEL = {
  /** out for delivery, its label printed with notice n-023; two of its events arrived out of order */
  arriving: '195214174120700110',
  /** not printed yet */
  waiting: '195214171188420011',
  /** stopped: nobody was at home three times */
  late: '195214173004197077',
  delivered: '195214173061500179',
} as const
/** Somebody else's. */
export const STRANGERS_PARCEL = '295214173000158383'

/** The texts people agree to, and the notices, as `npm start` brings them in. */
export async function importConsentsAndNotices({ container }: House): Promise<void> {
  await importFile(`${DATA}consent/purposes.json`, container.imports.consents)
  await importFile(`${DATA}consent/installers.json`, container.imports.consents)
  await importFile(`${DATA}notices/notices.json`, container.imports.notices)
}

const RECIPIENTS = {
  linxiaoyun: { name: '林晓云', phone: '13800002046' },
  wenrushi: { name: '温如是', phone: '13800007420' },
} as const

/** Somebody whom logistics has parcels for. */
export async function signInRecipient(
  house: House,
  who: keyof typeof RECIPIENTS = 'linxiaoyun',
): Promise<TestPerson & { recipientRef: string }> {
  const recipientRef = `cus_${who}`
  const wechatCode = `demo-${who}`
  const record = { role: 'consumer', tier: 'gold', wechatCode, customerRef: recipientRef, ...RECIPIENTS[who] }
  await importRecord(house, 'accounts', record)
  const { body } = await house.api.post('auth/wechat', { code: wechatCode })
  return {
    id: body.account.id,
    phone: record.phone,
    api: house.api.as(body.accessToken),
    refreshToken: body.refreshToken,
    recipientRef,
  }
}

/** Yes or no to a purpose, as the app does it: the page is read first. */
export async function decide(
  { api }: Pick<TestPerson, 'api'>,
  purpose: string,
  granted: boolean,
  more: Record<string, unknown> = {},
): Promise<Answer> {
  const { body } = await api.get(`consents/${purpose}`)
  const { version: textVersion, servedId } = body
  return api.send('PUT', `consents/${purpose}`, { granted, textVersion, servedId, ...more })
}

export interface Asked {
  sscc: string
  recipientRef: string
  toRegion?: string
  at?: string
}

/** Asks as logistics does before it prints. */
export const askForNotices = (house: House, parcels: Asked[]): Promise<Answer> =>
  asLogistics(
    house,
    'notice-decisions',
    parcels.map((one) => ({ toRegion: '340100', at: new Date().toISOString(), ...one })),
  )

/** Tells, as logistics does, of parcels that are booked and not printed yet. */
export const announce = (
  house: House,
  parcels: { sscc: string; recipientRef: string }[],
  api = house.api,
): Promise<Answer> => asLogistics(house, 'parcels', parcels, api)

function asLogistics(house: House, what: string, parcels: object[], api = house.api): Promise<Answer> {
  const raw = JSON.stringify({ parcels })
  return api.post(`partner/${what}`, raw, signedHook(house.secrets.logistics, raw))
}

/** Somebody whom WeChat can reach, with her openid and what departments know her by. */
export async function newRecipient(
  house: House,
): Promise<TestPerson & { openid: string; recipientRef: string }> {
  const reply = await fetch(`${house.wechatUrl}/__codes`, { method: 'POST', body: '{}' })
  const { code, openid } = (await reply.json()) as { code: string; openid: string }
  const { body } = await house.api.post('auth/wechat', { code })
  const { id } = body.account
  const accounts = house.db.collection<{ _id: string; customerRef: string }>('accounts')
  return {
    id,
    phone: null,
    api: house.api.as(body.accessToken),
    refreshToken: body.refreshToken,
    openid,
    recipientRef: (await accounts.findOne({ _id: id }))!.customerRef,
  }
}

/** Her tap on 允许, as WeChat and the hall get to know of it. */
export async function letTell(
  house: House,
  { api, openid }: { api: TestPerson['api']; openid: string },
  templateId: string,
): Promise<void> {
  await fetch(`${house.wechatUrl}/__consents`, {
    method: 'POST',
    body: JSON.stringify({ openid, templateId }),
  })
  await api.post('subscriptions', { choices: [{ templateId, choice: 'accept' }] })
}
