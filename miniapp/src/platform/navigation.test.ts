import { beforeEach, expect, test, vi } from 'vitest'

const { went, stack, entry } = vi.hoisted(() => {
  const went: [string, string][] = []
  const entry: { params: Record<string, string | undefined> } = { params: {} }
  return { went, stack: { length: 1 }, entry }
})

vi.mock('@tarojs/taro', () => {
  const way = (name: string) => (to?: { url: string }) => {
    went.push([name, to?.url ?? ''])
    return Promise.resolve()
  }
  const Taro = {
    switchTab: way('switchTab'),
    navigateTo: way('navigateTo'),
    redirectTo: way('redirectTo'),
    navigateBack: way('navigateBack'),
    getCurrentPages: () => ({ length: stack.length }),
  }
  return { default: Taro, useRouter: () => entry }
})

const { back, codeFromOutside, open, useParams } = await import('./navigation.ts')

beforeEach(() => {
  went.length = 0
  stack.length = 1
  vi.unstubAllEnvs()
})

test('a tab is switched to; a page is opened with its parameters escaped', () => {
  open('requests')
  open('product', { registrationId: 'a b/1' })
  expect(went).toEqual([
    ['switchTab', '/pages/requests/index'],
    ['navigateTo', '/packages/products/pages/product/index?registrationId=a%20b%2F1'],
  ])
})

test('the eleventh page takes the place of the tenth', () => {
  stack.length = 10
  open('settings')
  expect(went).toEqual([['redirectTo', '/packages/me/pages/settings/index']])
})

test('back from a page that was entered directly leads to the hall', () => {
  back()
  stack.length = 2
  back()
  expect(went).toEqual([
    ['switchTab', '/pages/home/index'],
    ['navigateBack', ''],
  ])
})

test('a link is decoded once: from WeChat and from our own address alike', () => {
  const link = 'https://id.example/01/09520000010102/21/A%2FB'
  entry.params = { q: encodeURIComponent(link), $taroTimestamp: undefined }
  expect(codeFromOutside(useParams<'home'>())).toBe(link)
  entry.params = { code: encodeURIComponent(link) }
  expect(codeFromOutside(useParams<'scanResult'>())).toBe(link)
})

test('a mini-program code carries the last part of a short link, or a number', () => {
  entry.params = { scene: '7K2M9PQR4T' }
  expect(codeFromOutside(useParams<'scanResult'>())).toMatch(/\/q\/7K2M9PQR4T$/)
  entry.params = { scene: '195214173000079193' }
  expect(codeFromOutside(useParams<'scanResult'>())).toBe('195214173000079193')
})

test('a broken escape is taken as it stands; a page that was just opened has no code', () => {
  entry.params = { scene: '100%' }
  expect(codeFromOutside(useParams<'home'>())).toBe('100%')
  entry.params = {}
  expect(codeFromOutside(useParams<'home'>())).toBeNull()
})
