import axe from 'axe-core'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { key } from '../../support/caller.ts'
import type { House } from '../../support/house.ts'
import { importKnowledge } from '../../support/knowledge.ts'
import { importPerson, newPerson, type TestPerson } from '../../support/people.ts'
import { eventually } from '../../support/waiting.ts'
import { faultsByAxe, faultsByEye } from './accessible.ts'
import { button, comeIn, field, openAt, photo, see, tap, tokenOf } from './acts.ts'
import { openAppHouse } from './app-house.ts'
import { openChromium, openPhone, type Phone } from './chromium.ts'
import { keepPicture } from './pictures.ts'
import { seedResident } from './seed.ts'

const DESK = '/packages/desk/pages/desk/index'
const WINDOW = { viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1, hasTouch: false }

let house: House
let browser: Browser
let xu: TestPerson
let gao: TestPerson
/** what a browser keeps of her session; made once */
let kept: NonNullable<BrowserContextOptions['storageState']>

beforeAll(async () => {
  ;[house, browser] = await Promise.all([openAppHouse({ stock: importKnowledge }), openChromium()])
  xu = await importPerson(house, { role: 'agent', name: '许宁' })
  gao = await importPerson(house, { role: 'agent', name: '高远' })
  for (const agent of [xu, gao]) await agent.api.get('desk/queue')
})
afterAll(async () => {
  await browser.close()
  await house.close()
})

const complain = async (person: TestPerson, text: string, kind = 'complaint'): Promise<string> =>
  (await person.api.post('requests', { kind, text }, key())).body.id
/** An agent's act, which must be taken. */
const act = async (agent: TestPerson, path: string, body: object = {}): Promise<void> => {
  const { status, body: said } = await agent.api.post(`desk/requests/${path}`, body, key())
  expect([path, status, status === 200 || said]).toEqual([path, 200, true])
}
const row = (page: Page, words: string | RegExp) =>
  page.getByRole('navigation', { name: '队列' }).getByRole('button', { name: words })

/** Her window, at the desk. The first time she signs in by hand. */
async function openDesk(options: BrowserContextOptions = WINDOW): Promise<Phone> {
  if (!kept) {
    const { page } = await openPhone(browser)
    await comeIn(page, house, xu.phone!)
    kept = await page.context().storageState()
    await page.context().close()
  }
  const desk = await openPhone(browser, { ...options, storageState: kept })
  await desk.page.addInitScript({ content: axe.source })
  await openAt(desk.page, house, DESK)
  return desk
}

describe('side by side', () => {
  test('a complaint comes up by itself, is claimed, answered and resolved by keys; both see each word as it is said', async () => {
    const { page: hers, faults } = await openDesk()
    const heard: string[] = []
    hers.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => heard.push(String(payload))))
    await hers.reload()
    await see(hers, '没有等着的')

    const { page: his, faults: hisFaults } = await openPhone(browser)
    const customer = await importPerson(house, { name: '何晓川', tier: 'gold' })
    await comeIn(his, house, customer.phone!)
    const api = house.api.as(await tokenOf(his))
    const id = await complain({ ...customer, api }, '说好上午来，师傅到现在没到')
    await row(hers, '师傅到现在没到').waitFor()
    expect(heard.some((frame) => frame.includes(id))).toBe(true)

    await openAt(his, house, `/packages/products/pages/request/index?id=${id}`)
    await see(his, '说好上午来')
    await see(hers, '认领后就能回复')
    await hers.keyboard.press('c')
    await field(hers, '回复').waitFor()
    await see(hers, '在接待 1 / 5')
    await hers.getByRole('region', { name: '客户' }).getByText('已认领，许宁跟').waitFor()

    await hers.keyboard.press('r')
    await hers.keyboard.type('对不起，我马上问周师傅。')
    const chooser = hers.waitForEvent('filechooser')
    await tap(hers, '加照片')
    await (await chooser).setFiles({ name: 'where.jpg', mimeType: 'image/jpeg', buffer: await photo() })
    await button(hers, '看第 1 张').waitFor()
    await hers.getByText('照片在传').waitFor({ state: 'detached' })
    await field(hers, '回复').press('Control+Enter')
    await see(his, '我马上问周师傅')
    await button(his, '看第 1 张照片').waitFor()
    await keepPicture(his, 'desk-customer-told')

    await field(his, '跟许宁说').fill('好，我在家等')
    await button(his, '发送').click()
    await hers.getByRole('region', { name: '对话' }).getByText('我在家等').waitFor()
    await keepPicture(hers, 'desk-side-by-side')

    await hers.keyboard.press('Escape')
    await hers.keyboard.press('e')
    await hers.keyboard.type('师傅已经到了。')
    await hers.keyboard.press('Control+Enter')
    await see(his, '办得怎么样')
    await see(hers, '没有等着的')
    expect((await api.get(`requests/${id}`)).body).toMatchObject({ status: 'resolved' })
    expect([...faults, ...hisFaults]).toEqual([])
  })

  test('where no socket stands the queue is looked at again and again; without a network it says so and keeps what it had', async () => {
    const { page } = await openDesk()
    await page.route('**/live/ticket', (route) => route.fulfill({ status: 503, body: '' }))
    await page.reload()
    await see(page, '没有等着的')
    const id = await complain(await newPerson(house), '没有插头也看得到')
    await row(page, '没有插头').waitFor()

    await page.context().setOffline(true)
    await see(page, '没有网络，下面是')
    await row(page, '没有插头').waitFor()
    await page.context().setOffline(false)
    await page.getByText('没有网络，下面是').first().waitFor({ state: 'hidden' })
    await act(gao, `${id}/claim`)
    await act(gao, `${id}/resolve`)
  })

  test('what a colleague took a moment ago is said so, and shown as theirs', async () => {
    const { page } = await openDesk()
    const id = await complain(await newPerson(house), '发票抬头写错了')
    await row(page, '发票抬头写错了').click()
    await page.route('**/claim', async (route) => {
      await act(gao, `${id}/claim`)
      await route.continue()
    })
    await see(page, '认领后就能回复')
    await page.keyboard.press('c')
    await see(page, '高远已经接了')
    await button(page, '备注').waitFor()
    await button(page, /^认领/).waitFor({ state: 'hidden' })
    await act(gao, `${id}/resolve`)
  })

  test('a reply half written survives a reload; an answer of the base goes by one key, once', async () => {
    const customer = await newPerson(house)
    const id = await complain(customer, '燃气热水器洗澡时水忽冷忽热怎么办')
    await eventually(
      () => xu.api.get(`desk/requests/${id}/suggestions`),
      ({ body }) => body.items.length > 0,
    )
    await act(xu, `${id}/claim`)
    const { page } = await openDesk()
    await row(page, '忽冷忽热').click()
    await field(page, '回复').fill('您先别急')
    await page.waitForTimeout(600)
    await page.reload()
    await row(page, '忽冷忽热').click()
    expect(await field(page, '回复').inputValue()).toBe('您先别急')

    await page.getByRole('region', { name: '知识库的建议' }).waitFor()
    await row(page, '忽冷忽热').click()
    await page.keyboard.press('s')
    await page.keyboard.press('s')
    const thread = await eventually(
      async () => (await customer.api.get(`requests/${id}`)).body.thread as { from: string }[],
      (said) => said.some(({ from }) => from === 'agent'),
    )
    expect(thread.filter(({ from }) => from === 'agent')).toHaveLength(1)
    expect(await field(page, '回复').inputValue()).toBe('您先别急')
    await act(xu, `${id}/resolve`)
  })

  test('a department is added, a note left, a field shown in full for a reason; the colleague who is there takes over', async () => {
    const customer = await importPerson(house, { name: '邵一鸣' })
    const id = await complain(customer, '净水器箱子破的，滤芯少一支')
    await act(xu, `${id}/claim`)
    const { page, faults } = await openDesk()
    await row(page, '滤芯少一支').click()

    await tap(page, '看全号')
    await page.getByRole('radio', { name: '约时间' }).click()
    await button(page, /^看$/).click()
    await see(page, customer.phone!)

    await tap(page, '备注')
    await field(page, '备注').fill('老人在家，来之前打电话')
    await tap(page, '记下')
    await see(page, '您的备注，只有同事看得到')

    await tap(page, '转部门')
    await page.getByRole('checkbox', { name: '转给安装' }).click()
    await tap(page, '就这样转')
    await page.getByRole('list', { name: '各部门的进度' }).getByText('安装').waitFor()

    await tap(page, '更多')
    await tap(page, '转给同事')
    await page.getByRole('radio', { name: /高远/ }).click()
    await tap(page, '转过去')
    await see(page, '高远在办')
    expect((await customer.api.get(`requests/${id}`)).body).toMatchObject({
      agent: { name: '高远' },
      legs: [{ department: 'installation' }],
    })
    await keepPicture(page, 'desk-handed-on')
    expect(faults).toEqual([])
  })

  test('two requests of one person become one; one is found by its number', async () => {
    const customer = await newPerson(house)
    const [a, b] = [await complain(customer, '第一次说的事'), await complain(customer, '又说了一次的事')]
    await act(xu, `${b}/claim`)
    const { page } = await openDesk()
    await row(page, '又说了一次').click()
    await field(page, '回复').waitFor()
    await page.keyboard.press('m')
    await page.getByRole('radio').first().click()
    await tap(page, '并过去')
    await page.getByRole('region', { name: '对话' }).getByText('第一次说的事').waitFor()
    expect((await customer.api.get(`requests/${b}`)).body).toMatchObject({ mergedInto: a })

    const { number } = (await customer.api.get(`requests/${a}`)).body
    await page.keyboard.press('/')
    await page.keyboard.type(number)
    await page.keyboard.press('Enter')
    await page.getByRole('navigation', { name: '找到的' }).getByText('又说了一次').waitFor()
  })
})

describe('how it looks', () => {
  beforeAll(async () => {
    const { person } = await seedResident(house)
    const more = await Promise.all(
      [
        { name: '何晓川', tier: 'normal', text: '显示已签收，我没收到' },
        { name: '郑如海', tier: 'gold', text: '想约每年一次的免费清洗' },
        { name: '宋明远', tier: 'normal', text: '送货师傅要收 80 上楼费，合理吗' },
        { name: '袁小满', tier: 'silver', text: 'wo jia kong tiao bu zhi leng le' },
      ].map(async ({ text, ...who }) => complain(await importPerson(house, who), text)),
    )
    const exchange = await complain(person, '冰箱送来磕坏了想换一台 顺便改个安装时间')
    for (const id of [exchange, more[1]!]) await act(xu, `${id}/claim`)
    await act(xu, `${exchange}/reply`, {
      text: '三件事一起办，您不用再找别人。金卡换货不问原因，直接给您换。',
    })
    await act(xu, `${exchange}/note`, { text: '客户家老人在家，来之前半小时打电话。' })
    await person.api.post(
      `requests/${exchange}/messages`,
      { text: '那旧的里面还有菜，换的时候能帮忙倒一下吗' },
      key(),
    )
    await act(xu, `${more[1]}/reply`, { text: '想约哪天？', ask: true })
  })

  test('the console at 1280, light and dark', async () => {
    const { page, faults } = await openDesk()
    await row(page, '换的时候能帮忙').click()
    await page.getByRole('region', { name: '客户' }).getByText('今年换货').waitFor()
    faults.push(...(await lookAt(page, 'desk-console')))
    await page.keyboard.press('d')
    await page.getByRole('checkbox').first().waitFor()
    faults.push(...(await lookAt(page, 'desk-console-route')))
    await page.keyboard.press('Escape')
    await page.keyboard.press('?')
    await see(page, '写字的时候')
    await keepPicture(page, 'desk-console-keys')
    expect(faults).toEqual([])
  })

  test('the phone: queue, request, person, figures, what no department took', async () => {
    const { page, faults } = await openDesk({})
    await row(page, '换的时候能帮忙').waitFor()
    faults.push(...(await lookAt(page, 'desk-phone-queue')))
    await row(page, '换的时候能帮忙').click()
    await field(page, '回复').waitFor()
    await see(page, '您的备注')
    faults.push(...(await lookAt(page, 'desk-phone-case')))
    await tap(page, '看这位客户')
    await see(page, '今年换货')
    faults.push(...(await lookAt(page, 'desk-phone-person')))
    await openAt(page, house, '/packages/desk/pages/metrics/index')
    await see(page, '首次回复')
    faults.push(...(await lookAt(page, 'desk-phone-metrics')))
    await openAt(page, house, '/packages/desk/pages/unsent/index')
    await see(page, /都送到了|没办成/)
    faults.push(...(await lookAt(page, 'desk-phone-unsent')))
    expect(faults).toEqual([])
  })

  test('who is no agent is told what this is', async () => {
    const { page, faults } = await openPhone(browser)
    await openAt(page, house, DESK)
    await see(page, '用工作手机号登录')
    await comeIn(page, house, (await importPerson(house, { name: '路人' })).phone!)
    await openAt(page, house, DESK)
    await see(page, '这里是客服用的')
    expect(faults).toEqual([])
  })
})

/** Keeps it in light and in dark; says what axe-core or the look forbids. */
async function lookAt(page: Page, name: string): Promise<string[]> {
  const found: string[] = []
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await page.locator(`html[data-theme=${colorScheme}]`).waitFor()
    await keepPicture(page, `${name}-${colorScheme}`)
    found.push(...(await faultsByAxe(page, colorScheme === 'light' ? 'all' : 'colours')))
  }
  await page.emulateMedia({ colorScheme: 'light' })
  return [...found, ...(await faultsByEye(page))].map((fault) => `${name}: ${fault}`)
}
