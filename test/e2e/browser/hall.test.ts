import axe from 'axe-core'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { key } from '../../support/caller.ts'
import { GTIN, newUnit } from '../../support/catalogue.ts'
import type { House } from '../../support/house.ts'
import { importKnowledge } from '../../support/knowledge.ts'
import { addAddress, importPerson, type TestPerson } from '../../support/people.ts'
import { faultsByAxe, faultsByEye } from './accessible.ts'
import { button, comeIn, field, openAt, photo, see, tap } from './acts.ts'
import { openAppHouse } from './app-house.ts'
import { openChromium, openPhone, PHONE, type Phone } from './chromium.ts'
import { SETTINGS } from './pages.ts'
import { keepPicture } from './pictures.ts'

const NARROW = 320

let house: House
let browser: Browser
let person: TestPerson
let agent: TestPerson
/** what her browser keeps of her having signed in */
let signedIn: Awaited<ReturnType<BrowserContext['storageState']>> | undefined
/** the threads of the stories, to be looked at in large type as well */
const threads: { name: string; id: string; words: string }[] = []

beforeAll(async () => {
  ;[house, browser] = await Promise.all([openAppHouse({ stock: importKnowledge }), openChromium()])
  agent = await importPerson(house, { role: 'agent', name: '许宁' })
  await agent.api.get('desk/queue') // she is there: what she claims does not lapse
  person = await importPerson(house, { name: '林晓云', tier: 'gold' })
  await addAddress(person)
  for (const gtin of [GTIN.fridge, GTIN.heater]) {
    const { code } = await newUnit(house, { gtin })
    await person.api.post('registrations', { unitCode: code }, key())
  }
})
afterAll(async () => {
  await browser.close()
  await house.close()
})

test('one sentence goes to several departments, in one thread, and what an agent says comes by itself', async () => {
  const { page, faults, sockets } = await comeBack()
  await tap(page, /^问一句/)
  await see(page, '说的是哪一件')
  await keepPicture(page, 'hall-ask-which')
  await tap(page, '冰箱')
  await see(page, '去掉')
  await field(page, '想问什么').fill('冰箱送来磕坏了想换一台 顺便改个安装时间')
  const chooser = page.waitForEvent('filechooser')
  await tap(page, '加张照片或小视频')
  await (await chooser).setFiles({ name: 'dent.jpg', mimeType: 'image/jpeg', buffer: await photo() })
  await button(page, '看第 1 张').waitFor()
  await see(page, '说一次就行')
  await look(page, 'hall-ask')
  await tap(page, '发出')

  await see(page, '冰箱送来磕坏了想换一台 顺便改个安装时间')
  for (const department of ['销售', '物流', '安装']) await see(page, department)
  await button(page, '看第 1 张照片').waitFor()
  const id = idOf(page)
  const { body } = await person.api.get(`requests/${id}`)
  expect(body.legs.map((leg: { department: string }) => leg.department).sort()).toEqual([
    'installation',
    'logistics',
    'sales',
  ])

  await says(id, '三件事一起办，您不用再找别人。')
  await see(page, '三件事一起办，您不用再找别人。')
  await see(page, '许宁，一厅客服')
  await field(page, '跟许宁说').fill('好的，外箱还留着')
  await tap(page, '发送')
  await see(page, '好的，外箱还留着')
  await expect
    .poll(async () => JSON.stringify((await agent.api.get(`desk/requests/${id}`)).body))
    .toContain('外箱还留着')
  expect(sockets()).toBe(1)
  threads.push({ name: 'hall-legs', id, words: '三件事一起办' })
  await look(page, 'hall-legs')
  expect(faults).toEqual([])
})

test('a question is answered on a card; that it helped ends it', async () => {
  const { page, faults } = await comeBack()
  const id = await ask(page, '冰箱有股怪味，是不是滤芯要换了')
  await see(page, '冰箱有异味与更换净味滤芯')
  await see(page, '出自一厅的答疑')
  await see(page, '这样解决了吗？')
  expect(await page.getByText('先把过期和没盖的食物清掉').count()).toBe(1)
  threads.push({ name: 'hall-answer', id, words: '冰箱有异味' })
  await look(page, 'hall-answer')
  await tap(page, '解决了')
  await see(page, '您说解决了')
  await see(page, '已办好')
  expect((await person.api.get(`requests/${id}`)).body).toMatchObject({
    status: 'resolved',
    answer: { outcome: 'helpful' },
  })
  expect(faults).toEqual([])
})

test('an answer that did not help goes on to people, with everything that was said', async () => {
  const { page, faults } = await comeBack()
  const id = await ask(page, '冰箱有股怪味，是不是滤芯要换了')
  await tap(page, '没解决')
  await see(page, '您说没解决')
  await expect
    .poll(async () => (await person.api.get(`requests/${id}`)).body.answer.outcome)
    .toBe('not_helpful')
  const { body } = await person.api.get(`requests/${id}`)
  expect(body.legs.length > 0 || body.sentence.includes('客服')).toBe(true)
  await see(page, body.legs.length > 0 ? body.legs[0].title : body.sentence)
  await look(page, 'hall-not-solved')
  expect(faults).toEqual([])
})

test('where the hall is not sure it offers what may be meant, and the one that is chosen is its answer', async () => {
  const { page, faults } = await comeBack()
  const id = await ask(page, '洗衣机洗不干净')
  await see(page, '您问的是不是这些？')
  threads.push({ name: 'hall-offers', id, words: '您问的是' })
  await look(page, 'hall-offers')
  await tap(page, '衣服烘不干、烘干时间特别长')
  await see(page, '这样解决了吗？')
  await look(page, 'hall-chosen')
  expect((await person.api.get(`requests/${id}`)).body.answer.title).toBe('衣服烘不干、烘干时间特别长')
  expect(faults).toEqual([])
})

test('in danger, what to do at once stands first, and the call that may be needed', async () => {
  const { page, faults } = await comeBack()
  const id = await ask(page, '燃气热水器有煤气味')
  const danger = page.getByRole('alert').filter({ visible: true }).first()
  await danger.waitFor()
  expect(await danger.innerText()).toContain('闻到燃气味、怀疑燃气泄漏')
  expect(await danger.innerText()).toContain('关灶前阀和燃气总阀')
  const [alarm, words] = await Promise.all([
    danger.boundingBox(),
    (await see(page, /^燃气热水器有煤气味$/)).boundingBox(),
  ])
  expect(alarm!.y).toBeLessThan(words!.y)
  await button(page, /打 120/).waitFor()
  await see(page, '上门维修')
  threads.push({ name: 'hall-danger', id, words: '关灶前阀' })
  await look(page, 'hall-danger')
  expect(faults).toEqual([])
})

test('home and the list of requests change by themselves while somebody looks at them', async () => {
  const complain = () => person.api.post('requests', { kind: 'complaint', text: '师傅迟到了' }, key())
  const { page, faults } = await comeBack()
  const underWay: number = (await person.api.get('requests?state=open')).body.items.length
  await see(page, `全部 ${underWay} 件`)
  await complain()
  await see(page, `全部 ${underWay + 1} 件`)

  await openAt(page, house, '/pages/requests/index')
  await see(page, '投诉：师傅迟到了')
  const complaints = page.getByText('投诉：师傅迟到了', { exact: true }).filter({ visible: true })
  await complain()
  await expect.poll(() => complaints.count(), { timeout: 20_000 }).toBe(2)
  expect(faults).toEqual([])
})

test('all of it in large type', async () => {
  const { page } = await comeBack()
  await openAt(page, house, SETTINGS)
  await page.getByRole('switch', { name: '大字' }).click()
  const found: string[] = []
  for (const { name, id, words } of threads) {
    await page.setViewportSize(PHONE)
    await page.goto(`${house.url}/?${name}#/packages/products/pages/request/index?id=${id}`)
    await see(page, words)
    await grow(page)
    await keepPicture(page, `${name}-large`)
    found.push(...(await faultsByAxe(page, 'sizes')), ...(await faultsByEye(page)))
    await page.setViewportSize({ ...PHONE, width: NARROW })
    await keepPicture(page, `${name}-narrow`)
    found.push(...(await faultsByEye(page)))
  }
  expect(found).toEqual([])
})

/** Her phone, in the hall; and how many sockets it has opened since. */
async function comeBack(): Promise<Phone & { sockets: () => number }> {
  const phone = await openPhone(browser, signedIn && { storageState: signedIn })
  const { page } = phone
  let opened = 0
  page.on('websocket', () => (opened += 1))
  await page.addInitScript({ content: axe.source })
  if (signedIn) await openAt(page, house)
  else await comeIn(page, house, person.phone!)
  await see(page, '我的产品')
  signedIn ??= await page.context().storageState()
  return { ...phone, sockets: () => opened }
}

/** Asks from the hall; gives the request's id. */
async function ask(page: Page, text: string): Promise<string> {
  await tap(page, /^问一句/)
  await field(page, '想问什么').fill(text)
  await tap(page, '发出')
  await page.waitForURL(/pages\/request\/index/)
  await see(page, /编号/)
  return idOf(page)
}

/** The agent takes it and answers. */
async function says(id: string, text: string): Promise<void> {
  expect((await agent.api.post(`desk/requests/${id}/claim`)).status).toBe(200)
  expect((await agent.api.post(`desk/requests/${id}/reply`, { text })).status).toBe(200)
}

const idOf = (page: Page): string => /[?&]id=([^&]+)/.exec(page.url())![1]!

/** In light and dark, as tall as it is: nothing that axe-core or the look forbids. */
async function look(page: Page, name: string): Promise<void> {
  await grow(page)
  await keepPicture(page, `${name}-light`)
  const found = [...(await faultsByAxe(page, 'all')), ...(await faultsByEye(page))]
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.locator('html[data-theme=dark]').waitFor()
  await keepPicture(page, `${name}-dark`)
  found.push(...(await faultsByAxe(page, 'colours')))
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize(PHONE)
  expect(found.map((fault) => `${name}: ${fault}`)).toEqual([])
}

async function grow(page: Page): Promise<void> {
  const height = await page.evaluate(() =>
    Math.max(...[...document.querySelectorAll('.screen')].map((screen) => screen.scrollHeight)),
  )
  if (height > PHONE.height) await page.setViewportSize({ ...PHONE, height })
}
