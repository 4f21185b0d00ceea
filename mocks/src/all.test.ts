import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readDigitalLink } from '@onehall/shared/domain/gs1'
import { ROLES } from '@onehall/shared/domain/people'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readEnvironment, startAll } from './all.ts'
import { readAccounts } from './data.ts'
import { callPlain, misbehave } from './testing/caller.ts'

const environment = (dataDir: string) => ({
  PORTS: '0',
  HOOK_BASE: 'http://127.0.0.1:9/api/v1',
  PUBLIC_URL: 'https://hall.example/',
  DATA_DIR: dataDir,
  SALES_SECRET: 'sales',
  LOGISTICS_SECRET: 'logistics',
  INSTALLATION_SECRET: 'installation',
  WECHAT_APP_ID: 'wx-hall',
  WECHAT_APP_SECRET: 'wechat',
  SMS_KEY: 'sms',
  DEVICES_SECRET: 'devices',
  POLICE_SECRET: 'police',
  TIP_DESK_URL: 'http://127.0.0.1:9',
  TIP_DESK_CODE: '48201937',
})

describe('the environment', () => {
  it('has no defaults: what is missing is named', () => {
    const { SMS_KEY, HOOK_BASE, ...rest } = environment('/tmp')
    expect(() => readEnvironment(rest)).toThrow('Missing or wrong in the environment: HOOK_BASE, SMS_KEY')
    expect(() => readEnvironment({ ...rest, SMS_KEY: '', HOOK_BASE })).toThrow(/: SMS_KEY$/)
    expect(readEnvironment({ ...rest, SMS_KEY, HOOK_BASE }).PORTS).toBe(0)
  })

  it('is never production', () => {
    expect(() => readEnvironment({ ...environment('/tmp'), NODE_ENV: 'production' })).toThrow(/production/)
  })
})

describe('all of it together', () => {
  let dataDir: string
  let all: Awaited<ReturnType<typeof startAll>>
  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'onehall-mocks-'))
    all = await startAll(readEnvironment(environment(dataDir)))
  })
  afterAll(async () => {
    await Promise.all(Object.values(all).map((server) => server.close()))
    await rm(dataDir, { recursive: true, force: true })
  })
  const page = async (path: string) => {
    const reply = await fetch(`${all.demo.url}${path}`)
    return { status: reply.status, type: reply.headers.get('content-type'), text: await reply.text() }
  }

  it('demo.json has the fields that programs rely on', async () => {
    const { body } = await callPlain<Record<string, unknown>>(`${all.demo.url}/demo.json`)
    expect(Object.keys(body)).toEqual([
      'accounts',
      'unitCodes',
      'parcelCodes',
      'jobCodes',
      'tipDesk',
      'mocks',
    ])
    const accounts = body.accounts as Record<string, string>[]
    for (const account of accounts)
      expect(Object.keys(account).filter((field) => field !== 'customerRef')).toEqual([
        'role',
        'name',
        'phone',
        'wechatCode',
      ])
    expect([...new Set(accounts.map((account) => account.role))].sort()).toEqual([...ROLES].sort())
    expect(body.mocks).toEqual({
      sales: { url: all.sales.url },
      logistics: { url: all.logistics.url },
      installation: { url: all.installation.url },
      wechat: { url: all.wechat.url },
      sms: { url: all.sms.url },
      police: { url: all.police.url },
    })
    expect(body.tipDesk).toEqual({ url: 'http://127.0.0.1:9', code: '48201937' })
    const jobCodes = body.jobCodes as string[]
    expect(jobCodes.length).toBeGreaterThanOrEqual(6)
    for (const code of jobCodes) expect(code).toMatch(/\/j\/OHJ-[0-9A-Z]{6,16}$/)
  })

  it('its codes are Digital Links at the public address, of units that nobody has registered', async () => {
    const { body } = await callPlain<{ unitCodes: string[]; parcelCodes: string[]; jobCodes: string[] }>(
      `${all.demo.url}/demo.json`,
    )
    expect(body.unitCodes.length).toBeGreaterThanOrEqual(30)
    expect(new Set(body.unitCodes).size).toBe(body.unitCodes.length)
    const registered = readAccounts().flatMap((account) => account.units.map((unit) => unit.serial))
    for (const code of body.unitCodes) {
      expect(code).toMatch(/^https:\/\/hall\.example\/01\/\d{14}\/10\/\w+\/21\/\w+$/)
      const key = readDigitalLink(code)
      expect(key).toMatchObject({ gtin: expect.any(String) as string })
      expect(registered).not.toContain((key as { serial: string }).serial)
    }
    for (const code of body.parcelCodes) {
      expect(code).toMatch(/^https:\/\/hall\.example\/00\/\d{18}$/)
      expect(readDigitalLink(code)).toMatchObject({ sscc: expect.any(String) as string })
    }
  })

  it('the sheet is one page with everybody and a code for everything, and brings its own files', async () => {
    const { body } = await callPlain<{ unitCodes: string[]; parcelCodes: string[]; jobCodes: string[] }>(
      `${all.demo.url}/demo.json`,
    )
    const sheet = await page('/demo')
    expect(sheet.type).toBe('text/html; charset=utf-8')
    for (const account of readAccounts()) {
      for (const words of [account.name, account.phone, account.wechatCode])
        expect(sheet.text).toContain(words)
    }
    const codes = [...body.unitCodes, ...body.parcelCodes, ...body.jobCodes]
    for (const code of codes) expect(sheet.text).toContain(`href="${code}"`)
    expect(sheet.text.match(/<svg[^>]+shape-rendering/g)).toHaveLength(codes.length)
    for (const file of ['/demo/sheet.css', '/demo/sheet.js']) {
      expect(sheet.text).toContain(`"${file}"`)
      expect((await page(file)).status).toBe(200)
    }
  })

  it('makes machines of the demo speak to the hall, and says so where it does not answer', async () => {
    const sheet = await page('/demo')
    const [deviceId] = /(?<=data-device=")\w+/.exec(sheet.text)!
    const tell = (body: object) => callPlain(`${all.demo.url}/demo/device-events`, { body })
    expect((await tell({ deviceId, which: 0 })).status).toBe(502)
    expect((await tell({ deviceId: 'nobodys', which: 0 })).status).toBe(404)
  })

  it('shows the text messages and works the switches of the stand-ins', async () => {
    await callPlain(`${all.sms.url}/send`, {
      body: { phone: '13800002046', templateId: 'sign-in', params: { code: '482913' } },
      headers: { authorization: 'Bearer sms' },
    })
    const inbox = await callPlain(`${all.demo.url}/demo/inbox?phone=13800002046`)
    expect(inbox.body).toMatchObject([{ phone: '13800002046', code: '482913' }])
    expect((await callPlain(`${all.demo.url}/demo/inbox?phone=13800001001`)).body).toEqual([])

    await callPlain(`${all.demo.url}/demo/behaviours`, { body: { standIn: 'logistics', mode: 'down' } })
    expect((await callPlain(`${all.demo.url}/demo/behaviours`)).body).toEqual({
      sales: 'ok',
      logistics: 'down',
      installation: 'ok',
      wechat: 'ok',
      sms: 'ok',
      police: 'ok',
    })
    expect((await callPlain(`${all.logistics.url}/__behaviour`)).body).toMatchObject({ mode: 'down' })
    for (const wrong of [
      { standIn: 'bank', mode: 'ok' },
      { standIn: 'sms', mode: 'sulk' },
      { standIn: 'sms', mode: 'reorder' },
    ]) {
      expect((await callPlain(`${all.demo.url}/demo/behaviours`, { body: wrong })).status).toBe(400)
    }
  })

  it('says so where the text messages cannot be reached', async () => {
    await misbehave(all.sms.url, { mode: 'down' })
    expect((await callPlain(`${all.demo.url}/demo/inbox`)).status).toBe(502)
    await misbehave(all.sms.url, { mode: 'ok' })
  })
})
