import axe from 'axe-core'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { House } from '../../support/house.ts'
import type { TestPerson } from '../../support/people.ts'
import { faultsByAxe, faultsByEye, type Scope } from './accessible.ts'
import { comeIn, openAt, see } from './acts.ts'
import { openAppHouse } from './app-house.ts'
import { openChromium, openPhone, PHONE } from './chromium.ts'
import {
  pagesOfAnybody,
  pagesOfInstaller,
  pagesOfOps,
  pagesOfResident,
  SETTINGS,
  type Seen,
} from './pages.ts'
import { keepPicture } from './pictures.ts'
import { seedResident, seedStaff, type Resident, type Staff } from './seed.ts'

let house: House
let browser: Browser
let resident: Resident
let staff: Staff

beforeAll(async () => {
  ;[house, browser] = await Promise.all([openAppHouse(), openChromium()])
  resident = await seedResident(house)
  staff = await seedStaff(house)
})
afterAll(async () => {
  await browser.close()
  await house.close()
})

test('the switch for large type does just what is done here to look at it', async () => {
  const { page } = await openPhone(browser)
  await openAt(page, house, SETTINGS)
  const classes = () =>
    page
      .locator('.screen')
      .last()
      .evaluate((screen) => [...screen.classList])
  const before = await classes()
  await page.getByRole('switch', { name: '大字' }).click()
  await expect.poll(classes).toEqual([...before, LARGE])
})

test('every page in light, dark and large type: nothing that axe-core or the look forbids', async () => {
  const signedIn = await signInOnce(resident.person)
  const found = await Promise.all([
    lookAtAll(pagesOfAnybody(resident)),
    lookAtAll(pagesOfResident(resident), signedIn),
  ])
  expect(found.flat()).toEqual([])
})

test('and every page of the installer and of ops', async () => {
  const [his, ops] = [await signInOnce(staff.installer), await signInOnce(staff.ops)]
  const found = await Promise.all([lookAtAll(pagesOfInstaller(staff), his), lookAtAll(pagesOfOps(), ops)])
  expect(found.flat()).toEqual([])
})

/** What a browser keeps of somebody who has signed in. */
type Kept = Awaited<ReturnType<BrowserContext['storageState']>>

async function signInOnce(person: TestPerson): Promise<Kept> {
  const { page } = await openPhone(browser)
  await comeIn(page, house, person.phone!)
  return page.context().storageState()
}

/** One phone looks at one page after the other: in light, in dark, and in large type. */
async function lookAtAll(pages: Seen[], kept?: Kept): Promise<string[]> {
  const { page, faults } = await openPhone(browser, kept && { storageState: kept })
  await page.addInitScript({ content: axe.source })
  for (const one of pages) {
    await page.emulateMedia({ colorScheme: 'light' })
    await openAnew(page, one)
    faults.push(...(await look(page, `${one.name}-light`, 'all')))
    await page.emulateMedia({ colorScheme: 'dark' })
    await page.locator('html[data-theme=dark]').waitFor()
    faults.push(...(await look(page, `${one.name}-dark`, 'colours')))
    await page.emulateMedia({ colorScheme: 'light' })
    await enlarge(page)
    faults.push(...(await look(page, `${one.name}-large`, 'sizes')))
  }
  await page.context().close()
  return faults
}

/** What the switch 大字 does, without loading the page anew: the first test holds it to that. */
const LARGE = 'screen--large'
const enlarge = (page: Page): Promise<void> =>
  page.evaluate((large) => {
    for (const screen of document.querySelectorAll('.screen')) screen.classList.add(large)
  }, LARGE)

/** Loads the app, not only the page: what a page before it left behind is gone. */
async function openAnew(page: Page, { name, path, words, act }: Seen): Promise<void> {
  await page.setViewportSize(PHONE)
  await page.goto(`${house.url}/?${name}#${path}`)
  await see(page, words)
  await act?.(page)
  await standStill(page)
}

/** What comes up has come up, and what fades has faded. */
const standStill = (page: Page): Promise<unknown> =>
  page.evaluate(() => {
    const ends = ({ playState, effect }: Animation): boolean =>
      playState === 'running' && effect?.getComputedTiming().endTime !== Infinity
    const moving = document.getAnimations().filter(ends)
    return Promise.allSettled(moving.map((one) => one.finished))
  })

/** A phone as tall as its page: what lies below the fold is looked at as well. */
async function growToContent(page: Page): Promise<void> {
  for (let height: number = PHONE.height; ;) {
    const needed = await contentHeight(page)
    if (needed <= height) return
    height = needed
    await page.setViewportSize({ ...PHONE, height })
  }
}

const contentHeight = (page: Page): Promise<number> =>
  page.evaluate(() =>
    Math.max(...[...document.querySelectorAll('.screen')].map((screen) => screen.scrollHeight)),
  )

async function look(page: Page, name: string, scope: Scope): Promise<string[]> {
  await growToContent(page)
  await keepPicture(page, name)
  const found = [...(await faultsByAxe(page, scope)), ...(await faultsByEye(page))]
  return found.map((fault) => `${name}: ${fault}`)
}
