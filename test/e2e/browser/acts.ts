import type { Locator, Page } from 'playwright-core'
import sharp from 'sharp'
import type { House } from '../../support/house.ts'
import { smsCode } from '../../support/people.ts'
import { eventually } from '../../support/waiting.ts'

/** What a person does, by the words on the screen. Pages behind this one stay in the document, unseen. */

const seen = (locator: Locator): Locator => locator.filter({ visible: true }).first()

/** Waits until these words stand on the screen. */
export async function see(page: Page, words: string | RegExp): Promise<Locator> {
  const found = seen(page.getByText(words))
  await found.waitFor()
  return found
}

/** Waits until these words stand there no more: what the phone had kept is shown until the hall has answered. */
export const seeGone = (page: Page, words: string | RegExp): Promise<void> =>
  seen(page.getByText(words)).waitFor({ state: 'detached' })

export async function tap(page: Page, words: string | RegExp): Promise<void> {
  await button(page, words).click()
}

export const button = (page: Page, words: string | RegExp): Locator =>
  seen(page.getByRole('button', { name: words }))

export const field = (page: Page, label: string): Locator =>
  seen(page.locator('input, textarea').and(page.getByLabel(label, { exact: true })))

/** Opens a page of the app by its path within the router. */
export async function openAt(page: Page, house: House, path = ''): Promise<void> {
  await page.goto(`${house.url}/${path && `#${path}`}`)
}

/** On the sign-in page: number, text message, in. */
export async function signIn(page: Page, house: House, phone: string): Promise<void> {
  await field(page, '手机号').fill(phone)
  await tap(page, '发验证码')
  await see(page, '短信发到')
  const code = await eventually(
    () => smsCode(house, phone),
    (text) => text !== '',
  )
  await field(page, '验证码').fill(code)
  await tap(page, /^登录$/)
}

/** Signs in where the app was not open before; ends in the hall. */
export async function comeIn(page: Page, house: House, phone: string): Promise<void> {
  await openAt(page, house, '/packages/me/pages/sign-in/index')
  await see(page, '用手机号登录')
  await signIn(page, house, phone)
  await see(page, '我的产品')
}

/** The access token that the app holds, for looking at the same things through the API. */
export const tokenOf = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const kept = JSON.parse(localStorage.getItem('onehall.session') ?? '{}') as {
      data: { value: { accessToken: string } }
    }
    return kept.data.value.accessToken
  })

/** What a camera might give, of nobody and nothing. */
export const photo = (): Promise<Buffer> =>
  sharp({ create: { width: 640, height: 480, channels: 3, background: '#8aa39b' } })
    .jpeg()
    .toBuffer()
