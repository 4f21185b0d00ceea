import { ENDPOINTS, TIP_DESK_ENDPOINTS } from '@onehall/shared/contract/index'
import { beforeEach, expect, test, vi } from 'vitest'
import { BLANK, toInput } from '../src/packages/tips/draft.ts'

// Here, not under src/: it reads the contract's values, which must stay out of the package.

const { asked } = vi.hoisted(() => ({
  asked: [] as {
    method: string
    path: string
    body: unknown
    query: URLSearchParams
    header: Record<string, string>
  }[],
}))

vi.mock('@tarojs/taro', () => {
  const note = (method: string, { url, data, header = {} }: Call) => {
    const { pathname, searchParams } = new URL(url)
    asked.push({ method, path: pathname, body: data, query: searchParams, header })
  }
  interface Call {
    url: string
    data?: unknown
    header?: Record<string, string>
  }
  const data = { account: { id: 'a1' }, accessToken: 'of somebody' }
  const reply = { statusCode: 200, header: {}, data }
  return {
    default: {
      getStorageSync: () => '',
      setStorageSync: () => undefined,
      removeStorageSync: () => undefined,
      request({ method, ...call }: { method: string } & Call) {
        note(method, call)
        return Promise.resolve(reply)
      },
      uploadFile(call: Call) {
        note('POST', call)
        return Object.assign(Promise.resolve({ statusCode: 201, data: '{}' }), {
          progress: () => undefined,
          abort: () => undefined,
        })
      },
    },
  }
})
vi.stubGlobal('__API_ORIGIN__', 'http://bff.example')

const accounts = await import('../src/api/accounts.ts')
const consents = await import('../src/api/consents.ts')
const media = await import('../src/api/media.ts')
const notices = await import('../src/api/notices.ts')
const places = await import('../src/api/places.ts')
const parcels = await import('../src/api/parcels.ts')
const products = await import('../src/api/products.ts')
const requests = await import('../src/api/requests.ts')
const subscriptions = await import('../src/api/subscriptions.ts')
const tipDesk = await import('../src/api/tip-desk.ts')
const tips = await import('../src/api/tips.ts')

const ADDRESS = { name: '林晓云', phone: '13800002046', regionCode: '340104', detail: '梧桐里 6 幢 1203' }
const on = { onProgress: () => undefined, onStart: () => undefined }
const proof = { challenge: 'c', nonce: 'zz' }
const RECEIPT = '48201937556201487739'

/** Every function of src/api once, with an input as a page gives it. */
const calls: Record<string, () => Promise<unknown>> = {
  sendSmsCode: () => accounts.sendSmsCode({ phone: '13800002046' }, 'k'),
  signInByPhone: () => accounts.signInByPhone({ phone: '13800002046', code: '123456' }, 'k'),
  signOut: () => accounts.signOut(),
  getMe: () => accounts.getMe(),
  changeMe: () => accounts.changeMe({ name: '晓云' }, 'k'),
  bindPhone: () => accounts.bindPhone({ wechatPhoneCode: 'c' }, 'k'),
  listAddresses: () => accounts.listAddresses(),
  addAddress: () => accounts.addAddress(ADDRESS, 'k'),
  changeAddress: () => accounts.changeAddress('a1', { isDefault: true }, 'k'),
  removeAddress: () => accounts.removeAddress('a1'),
  listRegions: () => accounts.listRegions({ under: '34' }),
  scanCode: () => products.scan('https://id.example/01/09520000010102'),
  getProduct: () => products.getProduct('09520000010102'),
  getManual: () => products.getManual('09520000010102'),
  getFault: () => products.getFault('09520000010102', 'E21'),
  getTrace: () => products.getTrace('u1'),
  register: () => products.register({ unitCode: 'https://id.example/01/09520000010102/21/X' }, 'k'),
  listRegistrations: () => products.listRegistrations(),
  getRegistration: () => products.getRegistration('r1'),
  offerTransfer: () => products.offerTransfer('r1', { phone: '13800002046' }, 'k'),
  withdrawTransfer: () => products.withdrawTransfer('r1'),
  openRequest: () =>
    requests.openRequest({ kind: 'repair', subject: { registrationId: 'r1' }, faultCode: 'E21' }, 'k'),
  listRequests: () => requests.listRequests({ state: 'open', limit: 20 }),
  getRequest: () => requests.getRequest('q1'),
  listEvents: () => requests.listEvents('q1', 7),
  sendMessage: () => requests.sendMessage('q1', { text: '在吗' }, 'k'),
  actOnRequest: () => requests.actOnRequest('q1', { action: 'confirm' }, 'k'),
  rateRequest: () => requests.rateRequest('q1', { score: 5 }, 'k'),
  listSlots: () => requests.listSlots({ kind: 'repair', registrationId: 'r1', days: 4 }),
  listPrices: () => requests.listPrices({ registrationId: 'r1', faultCode: 'E21' }),
  listOrders: () => requests.listOrders(),
  listTemplates: () => subscriptions.listTemplates(),
  saveSubscriptions: () =>
    subscriptions.saveSubscriptions({ choices: [{ templateId: 't1', choice: 'accept' }] }, 'k'),
  listParcels: () => parcels.listParcels(),
  getParcel: () => parcels.getParcel('195214174120700110'),
  findParcel: () => parcels.findParcel('ZY261119-041207'),
  getNoticeQuestion: () => parcels.getNoticeQuestion(),
  dismissNoticeQuestion: () => parcels.dismissNoticeQuestion(),
  listConsents: () => consents.listConsents(),
  getConsent: () => consents.getConsent('health'),
  decideConsent: () =>
    consents.decideConsent(
      'parcel_notice',
      { granted: true, textVersion: 1, servedId: 's', parcelId: 'p' },
      'k',
    ),
  listConsentHistory: () => consents.listConsentHistory({ cursor: 'c' }),
  getConsentReceipt: () => consents.getConsentReceipt('r1'),
  listNotices: () => notices.listNotices({ cursor: 'c' }),
  getNotice: () => notices.getNotice('n-023'),
  getNoticeLoop: () => notices.getNoticeLoop('n-023'),
  getLoop: () => notices.getLoop(),
  getFund: () => notices.getFund(),
  uploadMedia: () => media.uploadMedia('/tmp/1.jpg', on),
  nameAddress: () => places.nameAddress({ lat: 31.82, lng: 117.23 }),
}

const point = { lat: 37.45, lng: 116.3, datum: 'wgs84' as const }

/** The same of tips: what a stranger asks, whoever is signed in. */
const strangersCalls: Record<string, () => Promise<unknown>> = {
  getTipChallenge: () => tips.getTipChallenge(),
  uploadTipPhoto: () => tips.uploadTipPhoto('/tmp/1.jpg', { proof, key: 'k', ...on }),
  sendTip: () =>
    tips.sendTip(
      toInput(
        { ...BLANK, text: ' 像她 ', when: 'lately', place: '德州市', point },
        { noticeId: 'n-023', self: false, mediaIds: ['m1'], proof, today: '2026-11-22' },
      ),
      'k',
    ),
  readTip: () => tips.readTip(RECEIPT),
  answerTip: () => tips.answerTip({ receipt: RECEIPT, text: '右手' }, 'k'),
  getNotice: () => tips.getTipNotice('n-023'),
  listRegions: () => accounts.listRegions({ under: '34' }),
  getMapDistrict: () => places.getMapDistrict('340104'),
}

/** The same of the tip desk, which is a server of its own. */
const deskCalls: Record<string, () => Promise<unknown>> = {
  openTipDesk: () => tipDesk.openTipDesk({ token: 't'.repeat(20), code: '1' }),
  renewTipDesk: () => tipDesk.renewTipDesk(),
  listTipNotices: () => tipDesk.listTipNotices(),
  declareRelation: () => tipDesk.declareRelation('n-023', false),
  listTips: () => tipDesk.listTips({ lane: 'weak', state: 'open', cursor: 'c' }),
  getTip: () => tipDesk.getTip('t1'),
  getTipPhoto: () => tipDesk.tipPhoto('t1', 'p1', null),
  clearTipPhoto: () => tipDesk.tipPhoto('t1', 'p1', '比对胎记'),
  decideLane: () => tipDesk.actOnTip('t1', { act: 'lane', body: { lane: 'weak' } }, 'k'),
  gradeTip: () => tipDesk.actOnTip('t1', { act: 'grades', body: { source: 'B', content: 2 } }, 'k'),
  askTipster: () => tipDesk.actOnTip('t1', { act: 'messages', body: { text: '左手？' } }, 'k'),
  handOverTip: () => tipDesk.actOnTip('t1', { act: 'handover', body: { text: '在德州', photoIds: [] } }, 'k'),
  rewardTip: () => tipDesk.actOnTip('t1', { act: 'reward', body: { reward: 'paid' } }, 'k'),
  closeTip: () => tipDesk.actOnTip('t1', { act: 'close', body: undefined }, 'k'),
  askContact: () => tipDesk.askContact('t1', '要认胎记', 'k'),
  listContactRequests: () => tipDesk.listContactRequests(),
  approveContact: () => tipDesk.approveContact('r1', 'k'),
  readContact: () => tipDesk.readContact('t1'),
}

beforeEach(() => {
  asked.length = 0
})

const form = 'asks what the contract offers, in the form it takes'

test.each(Object.keys(calls))(`%s ${form}`, async (id) => {
  await calls[id]!()
  expectOffered(id)
})

test.each(Object.keys(strangersCalls))(
  `%s of a tip ${form}, and says nothing of who is signed in`,
  async (id) => {
    await accounts.signInByPhone({ phone: '13800002046', code: '123456' }, 'k')
    asked.length = 0
    await strangersCalls[id]!()
    expectOffered(id)
    expect(asked.flatMap(({ header }) => Object.keys(header))).not.toContain('Authorization')
  },
)

test.each(Object.keys(deskCalls))(`%s of the tip desk ${form}`, async (id) => {
  await deskCalls[id]!()
  expectOffered(id)
})

function expectOffered(id: string): void {
  const endpoint = [...ENDPOINTS, ...TIP_DESK_ENDPOINTS].find((one) => one.id === id)!
  const { method, path, body, query } = asked[0]!
  // the BFF serves its PATCHes as PUT too, for WeChat
  expect(method).toBe(endpoint.method === 'PATCH' ? 'PUT' : endpoint.method)
  expect(path).toMatch(new RegExp(`^/api/v1${endpoint.path.replace(/:\w+/g, '[\\w-]+')}$`))
  expect(endpoint.body.safeParse(body ?? {}).error).toBeUndefined()
  expect(endpoint.query.safeParse(Object.fromEntries(query)).error).toBeUndefined()
}
