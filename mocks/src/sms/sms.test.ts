import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Server } from '../server/listen.ts'
import { callPlain, misbehave } from '../testing/caller.ts'
import { createSms, type TextMessage } from './sms.ts'

let sms: Server
beforeEach(async () => {
  sms = await createSms({ port: 0, key: 'the key' })
})
afterEach(() => sms.close())

const send = (body: object, authorization = 'Bearer the key') =>
  callPlain(`${sms.url}/send`, { body: { templateId: 'sign-in', ...body }, headers: { authorization } })
const inbox = async (query = '') => (await callPlain<TextMessage[]>(`${sms.url}/inbox${query}`)).body

it('puts what it is sent into the inbox of that number, newest first', async () => {
  expect((await send({ phone: '13800002046', params: { code: '482913' } })).status).toBe(200)
  await send({ phone: '13800001001', params: { code: '117042' } })
  await send({ phone: '13800002046', params: { code: '903377' } })
  const mine = await inbox('?phone=13800002046')
  expect(mine.map((message) => message.code)).toEqual(['903377', '482913'])
  expect(mine[0]).toEqual({
    phone: '13800002046',
    text: '【一厅】验证码 903377，5 分钟内有效，别告诉任何人',
    code: '903377',
    at: expect.stringMatching(/^\d{4}-.*Z$/) as string,
  })
  expect(await inbox()).toHaveLength(3)
})

it('sends texts without a code too', async () => {
  await send({ phone: '13800002046', params: { when: '明天 9:00–11:00', who: '周师傅上门' } })
  expect((await inbox())[0]).toMatchObject({ text: '【一厅】明天 9:00–11:00，周师傅上门', code: null })
})

it('refuses another key, a number that is none, an order without a template', async () => {
  expect((await send({ phone: '13800002046', params: {} }, 'Bearer guessed')).status).toBe(401)
  expect((await send({ phone: '12345', params: {} })).status).toBe(400)
  expect((await send({ phone: '13800002046', templateId: '', params: {} })).status).toBe(400)
  expect(await inbox()).toEqual([])
})

it('misbehaves on demand', async () => {
  await misbehave(sms.url, { mode: 'down' })
  await expect(send({ phone: '13800002046', params: {} })).rejects.toThrow()
})
