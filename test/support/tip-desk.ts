import { randomBytes } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readTipDeskConfig } from '@onehall/bff/tips/desk/config'
import { createDeskContainer, type DeskContainer } from '@onehall/bff/tips/desk/container'
import { createPolice, type PoliceStandIn } from '@onehall/mocks/index'
import { createCaller, type Caller } from './caller.ts'
import { deskKey } from './environment.ts'
import { freePort } from './global-setup.ts'
import type { House } from './house.ts'
import { newPhone, smsCode } from './people.ts'

const PASSPHRASE = 'only the desk knows'
export const DESK_CODE = '48201937'

/** A key pair for a desk: give `publicKey` to the house as TIP_DESK_PUBLIC_KEY. */
export const newDeskKey = (): ReturnType<typeof deskKey> => deskKey(PASSPHRASE)

export interface DeskPlace {
  env: Record<string, string>
  police: PoliceStandIn
  url: string
  close(): Promise<void>
}

/** What a desk needs around it: its key's file, its secrets, the police. Whoever opens the desk listens at `url`. */
export async function openDeskPlace(house: House, key: ReturnType<typeof deskKey>): Promise<DeskPlace> {
  const folder = await mkdtemp(join(tmpdir(), 'onehall-tip-desk-'))
  const file = join(folder, 'key.pem')
  await writeFile(file, key.file)
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const secret = randomBytes(32).toString('base64')
  const police = await createPolice({ port: 0, secret, hookBase: `${url}/api/v1/tip-desk`, pace: 20 })
  return {
    url,
    police,
    env: {
      NODE_ENV: 'test',
      TIP_DESK_PORT: String(port),
      MONGODB_URI: house.env['MONGODB_URI']!,
      MEDIA_PATH: house.env['MEDIA_PATH']!,
      TIP_DESK_KEY_FILE: file,
      TIP_DESK_PASSPHRASE: PASSPHRASE,
      TIP_DESK_TOKEN_KEY: randomBytes(32).toString('base64'),
      TIP_DESK_CODE: DESK_CODE,
      TIP_ENTRY_KEY: house.env['TIP_ENTRY_KEY']!,
      POLICE_URL: police.url,
      POLICE_SECRET: secret,
      BFF_URL: house.url,
      MAP_URL: house.env['MAP_URL']!,
      LOG_LEVEL: process.env['TEST_LOG'] ?? 'silent',
    },
    async close() {
      await police.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

export interface OpenDesk extends DeskPlace {
  api: Caller
  container: DeskContainer
}

/** A desk in this process, at a place. */
export async function openDesk(place: DeskPlace, clock?: { now(): Date }): Promise<OpenDesk> {
  const container = await createDeskContainer(readTipDeskConfig(place.env), clock ? { clock } : {})
  await container.start()
  const handle = container.app.callback()
  const server = createServer((req, res) => void handle(req, res))
  await new Promise<void>((resolve) =>
    server.listen(Number(place.env['TIP_DESK_PORT']), '127.0.0.1', resolve),
  )
  return {
    ...place,
    container,
    api: createCaller(place.url),
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await container.stop()
      await place.close()
    },
  }
}

export interface Officer {
  id: string
  api: Caller
  /** what signing in at the BFF gave */
  entryToken: string
}

/** A tip officer, signed in at the BFF and then at the desk with its code. */
export async function newOfficer(house: House, url: string): Promise<Officer> {
  const phone = newPhone()
  const { schema, save } = house.container.imports.accounts
  await save(schema.parse({ role: 'tip-officer', name: '陆知微', phone, tier: 'normal' }))
  await house.api.post('auth/phone/code', { phone })
  const signedIn = await house.api.post('auth/phone', { phone, code: await smsCode(house, phone) })
  const entryToken = signedIn.body.accessToken
  const desk = createCaller(url)
  const { body } = await desk.post('tip-desk/session', { token: entryToken, code: DESK_CODE })
  return { id: body.officerId, api: desk.as(body.accessToken), entryToken }
}
