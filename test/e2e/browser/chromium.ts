import { existsSync } from 'node:fs'
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core'
import { onTestFailed } from 'vitest'
import { keepPicture } from './pictures.ts'

export const PHONE = { width: 375, height: 812 }

/** The shell without a window draws the same, at a third of the cost: a window's own bars are pages as well. */
const SHELL = '/usr/bin/chromium-headless-shell'
const WHOLE = '/usr/bin/chromium'

export const openChromium = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? (existsSync(SHELL) ? SHELL : WHOLE),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  })

/** A phone's browser. What its page throws, or logs as an error, is in `faults`. */
export interface Phone {
  page: Page
  faults: string[]
}

export async function openPhone(browser: Browser, options: BrowserContextOptions = {}): Promise<Phone> {
  const context = await browser.newContext({
    viewport: PHONE,
    deviceScaleFactor: 1,
    hasTouch: true,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
    ...options,
  })
  context.setDefaultTimeout(30_000)
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(String(error)))
  page.on('console', (message) => {
    if (message.type() === 'error' && !isRefusedRequest(message.text())) faults.push(message.text())
  })
  onTestFailed(() => keepPicture(page, `failed-${Date.now()}`).catch(() => undefined))
  return { page, faults }
}

/** A browser logs every 4xx and every cut line itself; what the page makes of it is what the tests look at. */
const isRefusedRequest = (text: string): boolean => /Failed to load resource/.test(text)
