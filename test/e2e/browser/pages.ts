import type { Page } from 'playwright-core'
import { GTIN } from '../../support/catalogue.ts'
import { PARCEL } from '../../support/parcels.ts'
import { see, tap } from './acts.ts'
import type { Resident, Staff } from './seed.ts'

/** One page in one state that is worth looking at. */
export interface Seen {
  name: string
  /** within the router */
  path: string
  /** stands there once the page has what it shows */
  words: string | RegExp
  /** what is done before one looks */
  act?: (page: Page) => Promise<unknown>
}

const me = (page: string): string => `/packages/me/pages/${page}`
export const SETTINGS = me('settings/index')

const products = (page: string, query = ''): string => `/packages/products/pages/${page}/index?${query}`
const parcels = (page: string, query = ''): string => `/packages/parcels/pages/${page}/index?${query}`
const tips = (page: string, query = ''): string => `/packages/tips/pages/${page}/index?${query}`
const consents = (page: string, query = ''): string => `/packages/consents/pages/${page}/index?${query}`
const scanResult = (code: string): string => products('scan-result', `code=${encodeURIComponent(code)}`)
const manual = (part = ''): string => products('manual', `gtin=${GTIN.washer}${part}`)

/** Taps, and waits for what that brings. */
const opens =
  (words: string | RegExp, brings: string | RegExp) =>
  async (page: Page): Promise<void> => {
    await tap(page, words)
    await see(page, brings)
  }

const givesFullMarks = async (page: Page): Promise<void> => {
  await page.getByRole('radio', { name: '很好' }).click()
  await see(page, '就这么评')
}

/** What anybody sees, without an account. */
export const pagesOfAnybody = ({ newCode, milkUnitId }: Resident): Seen[] => [
  { name: 'home-nobody', path: '/pages/home/index', words: '登录后都在这里' },
  { name: 'home-code', path: '/pages/home/index', words: '登录后都在这里', act: opens('扫一扫', '查一下') },
  { name: 'requests-nobody', path: '/pages/requests/index', words: '登录后看进度' },
  { name: 'me-nobody', path: '/pages/me/index', words: '还没登录' },
  { name: 'sign-in', path: me('sign-in/index'), words: '用手机号登录' },
  { name: 'scan-result', path: scanResult(newCode), words: '是安禾正品' },
  { name: 'scan-result-unknown', path: scanResult('09520000010271'), words: '编号有一位对不上' },
  { name: 'scan-result-parcel', path: scanResult(`(00)${PARCEL.arriving}`), words: '箱子上印着一则寻人公告' },
  { name: 'notice', path: parcels('notice', 'id=n-023'), words: '已累计' },
  {
    name: 'notice-share',
    path: parcels('notice', 'id=n-023'),
    words: '已累计',
    act: opens(/^转给别人/, '复制网址'),
  },
  { name: 'notice-over', path: parcels('notice', 'id=n-000'), words: '这则公告已经结束' },
  { name: 'poster', path: parcels('poster', 'id=n-023'), words: '下载海报' },
  { name: 'notices', path: parcels('notices'), words: '看更早的' },
  { name: 'loop', path: parcels('loop'), words: '收到线索' },
  { name: 'fund', path: parcels('fund'), words: '用在哪里' },
  { name: 'tip', path: tips('tip', 'noticeId=n-023'), words: '美人尖' },
  { name: 'tip-self', path: tips('tip', 'noticeId=n-023&self=1'), words: '慢慢来' },
  {
    name: 'tip-self-surest',
    path: tips('tip', 'noticeId=n-023&self=1'),
    words: '慢慢来',
    act: opens(/采血/, '由您定'),
  },
  {
    name: 'tip-contact',
    path: tips('tip', 'noticeId=n-023'),
    words: '美人尖',
    act: opens(/^留个联系方式/, '不留'),
  },
  {
    name: 'tip-map',
    path: tips('tip', 'noticeId=n-023'),
    words: '美人尖',
    act: opens('在地图上标一下', '再放大一些'),
  },
  { name: 'tip-status', path: tips('status'), words: '凭回执号看进展' },
  { name: 'tip-desk-entry', path: '/packages/tip-desk/pages/desk/index', words: '线索专员登录' },
  { name: 'consents-nobody', path: consents('consents'), words: '登录后管理授权' },
  { name: 'manual', path: manual(), words: '目录' },
  { name: 'manual-fault', path: manual('&code=E21'), words: '好了吗？' },
  { name: 'manual-danger', path: manual('&code=E77'), words: '现在报修' },
  { name: 'manual-chapter', path: manual('&chapter=safety'), words: '下一章' },
  { name: 'trace', path: products('trace', `unit=${milkUnitId}`), words: /来自.*牧场/ },
  { name: 'repair-nobody', path: products('repair'), words: '先登录' },
  { name: 'settings', path: SETTINGS, words: '跟随系统' },
]

/** What somebody sees who has a bit of everything. */
export function pagesOfResident(resident: Resident): Seen[] {
  const registered = `registrationId=${resident.registrationId}`
  const repair = products('repair', `${registered}&faultCode=E21`)
  const request = (id: string): string => products('request', `id=${id}`)
  return [
    { name: 'home', path: '/pages/home/index', words: '我的产品' },
    { name: 'requests', path: '/pages/requests/index', words: '最近办完的' },
    { name: 'me', path: '/pages/me/index', words: '金卡' },
    { name: 'ask', path: `/packages/hall/pages/ask/index?${registered}`, words: '净蓬' },
    { name: 'mine', path: products('mine'), words: '净蓬' },
    { name: 'product', path: products('product', registered), words: '这台机器的记录' },
    {
      name: 'product-handed-on',
      path: products('product', registered),
      words: '这台机器的记录',
      act: opens('转给家人或新主人', '转给这个号码'),
    },
    {
      name: 'product-watch',
      path: products('product', `registrationId=${resident.watchId}`),
      words: '手表求助',
      act: opens(/^绑定孩子/, '怎么叫孩子'),
    },
    { name: 'repair', path: repair, words: '保修内' },
    { name: 'repair-fault', path: repair, words: '保修内', act: opens('E21 排水超时', '就这些') },
    { name: 'repair-care', path: repair, words: '保修内', act: opens('家里有人需要照顾到', '去看这一项') },
    { name: 'repair-price', path: repair, words: '保修内', act: opens(/看明细/, '要多少钱') },
    { name: 'install', path: products('install', registered), words: /周师傅/ },
    { name: 'request', path: request(resident.scheduled), words: '已约好' },
    {
      name: 'request-moved',
      path: request(resident.scheduled),
      words: '已约好',
      act: opens('改时间', '改到这个时间'),
    },
    { name: 'request-done', path: request(resident.done), words: '办得怎么样', act: givesFullMarks },
    { name: 'request-exchange', path: request(resident.exchange), words: '这个时间可以' },
    { name: 'request-asked', path: request(resident.asked), words: '编号' },
    { name: 'request-danger', path: request(resident.danger), words: '编号' },
    { name: 'parcels', path: parcels('parcels'), words: '送到了的' },
    { name: 'parcel', path: parcels('parcel', `id=${PARCEL.arriving}`), words: '已经印好，改不了了' },
    { name: 'parcel-before', path: parcels('parcel', `id=${PARCEL.waiting}`), words: '现在改来得及' },
    { name: 'parcel-late', path: parcels('parcel', `id=${PARCEL.late}`), words: '怎么还没到' },
    { name: 'consents', path: consents('consents'), words: '更改记录和回执' },
    {
      name: 'consents-asked',
      path: consents('consents'),
      words: '更改记录和回执',
      act: async (page) => {
        await page.getByRole('switch', { name: '个性化推荐与回访' }).click()
        await see(page, '文本第 1 版')
      },
    },
    { name: 'consent-sensitive', path: consents('consent', 'purpose=health'), words: '只问这一项' },
    { name: 'consent-minor', path: consents('consent', 'purpose=minor'), words: '谁来同意' },
    { name: 'consent-given', path: consents('consent', 'purpose=parcel_notice'), words: '不再同意' },
    { name: 'consent-history', path: consents('history'), words: '没有更早的了' },
    {
      name: 'consent-receipt',
      path: consents('receipt', `id=${resident.consentReceiptId}`),
      words: '当时的全文',
    },
    { name: 'addresses', path: me('addresses/index'), words: '加一个地址' },
    { name: 'address', path: me(`address/index?id=${resident.addressId}`), words: '存下' },
    {
      name: 'address-place',
      path: me('address/index'),
      words: '存下',
      act: opens('用一次定位', '去看这一项'),
    },
    { name: 'address-region', path: me('address/index'), words: '存下', act: opens('选地区', '安徽省') },
  ]
}

const installer = (page: string, query = ''): string => `/packages/installer/pages/${page}/index?${query}`

/** What an installer sees on his day. */
export const pagesOfInstaller = ({ coming, begun, wrongCode }: Staff): Seen[] => [
  { name: 'jobs', path: installer('jobs'), words: '今天的成绩' },
  { name: 'job', path: installer('job', `id=${coming.id}`), words: '要带的，要看的' },
  {
    name: 'job-declined',
    path: installer('job', `id=${coming.id}`),
    words: '要带的，要看的',
    act: opens('接不了', '退回这一单'),
  },
  { name: 'job-begun', path: installer('job', `id=${begun.id}`), words: '客户确认' },
  {
    name: 'job-price',
    path: installer('job', `id=${begun.id}`),
    words: '客户确认',
    act: opens('加一笔', '客户在自己的手机上点头'),
  },
  {
    name: 'job-signed',
    path: installer('job', `id=${begun.id}`),
    words: '客户确认',
    act: opens('没有确认码', '请客户在服务单上签名'),
  },
  {
    name: 'job-unit',
    path: installer('unit', `id=${begun.id}&code=${encodeURIComponent(wrongCode)}`),
    words: '不是这一台，先别拆',
  },
  { name: 'job-summary', path: installer('summary'), words: '一次就好' },
]

/** What ops see of it. */
export const pagesOfOps = (): Seen[] => [
  { name: 'board', path: '/packages/desk/pages/board/index', words: '还没派的' },
  { name: 'invite', path: '/packages/desk/pages/invite/index', words: '做一个邀请码' },
  { name: 'join', path: installer('join'), words: '填运营给您的邀请码' },
]
