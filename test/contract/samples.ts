import { randomInt, randomUUID } from 'node:crypto'
import sharp from 'sharp'
import type { Endpoint } from '@onehall/shared/contract/endpoint'
import type { Answer, Caller } from '../support/caller.ts'
import { GTIN, importRecord, newUnit } from '../support/catalogue.ts'
import { bookJob, hireCrew, say, work } from '../support/field.ts'
import { GUARDIAN, newMachine } from '../support/devices.ts'
import { signedHook } from '../support/hooks.ts'
import type { House } from '../support/house.ts'
import { askForNotices, decide, letTell, newRecipient, PARCEL, signInRecipient } from '../support/parcels.ts'
import {
  addAddress,
  importPerson,
  newPerson,
  newPersonByPhone,
  newPhone,
  smsCode,
  type TestPerson,
} from '../support/people.ts'
import { aTip, newProof, newTip } from '../support/tips.ts'
import { eventually } from '../support/waiting.ts'

/** One good call of an endpoint, on data that nobody else uses. */
export interface Sample {
  /** who calls; the world's person where nobody is named */
  as?: Caller
  params?: Record<string, string>
  query?: Record<string, string>
  body?: unknown
  file?: Blob
  /** headers that depend on the body, as a signature does */
  headers?: (raw: string) => Record<string, string>
  /** another input that is as good: what the same Idempotency-Key must not be used for */
  other?: { body?: unknown; file?: Blob }
  /** counts what the act leaves behind; absent where doing it twice is doing it once */
  effects?: () => Promise<number>
}

export interface World {
  house: House
  person: TestPerson
}

/** What the world's BFF may send. */
export const PARCEL_TEMPLATE = 'template-parcel'

type Make = (world: World) => Promise<Sample>

const anAddress = { name: '测试人', phone: '13900001234', regionCode: '340104', detail: '梧桐里 6 幢 1203' }
const picture = (color: string) =>
  sharp({ create: { width: 8, height: 8, channels: 3, background: color } })
    .png()
    .toBuffer()
    .then((bytes) => new Blob([new Uint8Array(bytes)]))

const registered = async ({ house, person }: World, more: Record<string, unknown> = {}): Promise<string> =>
  (await person.api.post('registrations', { unitCode: (await newUnit(house, more)).code })).body.id
const opened = async ({ person }: World): Promise<string> =>
  (await person.api.post('requests', { kind: 'complaint', text: '没人理我' })).body.id
const resolved = async (world: World): Promise<string> => {
  const id = await opened(world)
  await world.house.db
    .collection<{ _id: string }>('requests')
    .updateOne({ _id: id }, { $set: { status: 'resolved', 'cycles.0.resolvedAt': new Date() } })
  return id
}
/** An agent who has not taken anything yet, at the desk. */
const newAgent = async ({ house }: World): Promise<TestPerson> => {
  const agent = await importPerson(house, { role: 'agent', name: '许宁' })
  await agent.api.get('desk/queue')
  return agent
}
const newOps = ({ house }: World): Promise<TestPerson> => importPerson(house, { role: 'ops', name: '何静' })
const anArticle = (body: string) => ({
  title: '阳台花架怎么固定',
  body,
  questions: ['花架会不会倒'],
  appliesTo: 'all',
  topic: '安装',
  department: null,
  urgency: 'normal',
})
/** An article that ops keep. */
const kept = async (w: World) => {
  const { api } = await newOps(w)
  const id = randomUUID()
  await api.send('PUT', `knowledge/articles/${id}`, anArticle('固定在墙上'))
  return { as: api, params: { id } }
}
/** A request of the world's person that an agent has taken, as an agent's act takes it. */
const taken = async (w: World, agent?: TestPerson) => {
  const { api } = agent ?? (await newAgent(w))
  const id = await opened(w)
  await api.post(`desk/requests/${id}/claim`)
  return { as: api, params: { id } }
}
const signedIn = async ({ house }: World, body: { code: string }): Promise<{ accountId: string }> => ({
  accountId: (await house.api.post('auth/wechat', body)).body.account.id,
})
const counting =
  ({ house }: World, collection: string, filter: Record<string, unknown>) =>
  () =>
    house.db.collection(collection).countDocuments(filter)
/** How many of something a stored request holds. */
const countingIn =
  ({ house }: World, id: string, field: 'messages' | 'events' | 'notes') =>
  async () => {
    const found = await house.db
      .collection<{ _id: string; messages: []; events: []; notes: [] }>('requests')
      .findOne({ _id: id })
    return found![field].length
  }

/** Made once for a house, where what is done to it leaves it as it was. */
function shared<T>(make: (w: World) => Promise<T>): (w: World) => Promise<T> {
  const made = new WeakMap<House, Promise<T>>()
  return (w) => {
    if (!made.has(w.house)) made.set(w.house, make(w))
    return made.get(w.house)!
  }
}
const crewOf = shared(({ house }) => hireCrew(house))
/** A visit that installation has given to an installer, as that installer reaches it. */
const sent = async (w: World, kind: 'repair' | 'install' = 'repair') => {
  const job = await bookJob(w.house, await crewOf(w), { kind, withUnit: kind === 'repair' })
  return { as: job.installer.api, params: { id: job.id }, job }
}
const aRepair = shared((w) => sent(w))
const anInstallation = shared((w) => sent(w, 'install'))
/** One whose customer called it off while the installer was at work. */
const disputed = async (w: World) => {
  const { as, params, job } = await sent(w)
  await work(job)
  await job.customer.api.post(`requests/${job.requestId}/actions`, { action: 'cancel' })
  const standing = async () => (await as.get(`jobs/${job.id}`)).body.standing
  await eventually(standing, (now) => now === 'cancelled')
  await say(job, 'unable', { reason: '客户取消了' })
  return { as, params }
}
const aConflict = shared(disputed)

/** Somebody whom logistics has parcels for. */
const recipient = async ({ house }: World) => (await signInRecipient(house)).api
/** A watch of the world's person, with her yes for the child. */
const aWatch = async ({ house, person }: World) => {
  await decide(person, 'minor', true, GUARDIAN)
  return newMachine(house, person, GTIN.watch)
}
const aChild = { nickname: '团团', bornMonth: '2020-04' }

/** What the app sends when a purpose's own page was read. */
const answerTo = async (api: Caller, purpose: string) => {
  const { version: textVersion, servedId } = (await api.get(`consents/${purpose}`)).body
  return { granted: true, textVersion, servedId }
}
const newSscc = (): string => String(randomInt(1e9)).padStart(18, '9')
/** An open notice that no other test moves. */
const newNotice = async ({ house }: World): Promise<string> => {
  const id = `n-${randomUUID().slice(0, 8)}`
  await importRecord(house, 'notices', {
    id,
    name: '示例',
    sex: '女',
    birthYear: 2010,
    missingOn: '2014-02-05',
    ageThen: 3,
    fromRegion: '130900',
    missingPlace: '河北省沧州市',
    features: '右手腕有胎记。',
    possibleRegions: [],
    portraitThen: 'ph',
    agedPortrait: { placeholder: 'ph', model: 'AI模拟', yearsAdded: 13 },
    status: 'open',
    publisher: '示例公安机构',
  })
  return id
}
/** Orders came in, so that there is something to pay from. */
const funded = async ({ house }: World): Promise<void> => {
  const parcels = Array.from({ length: 10 }, () => ({ sscc: newSscc(), recipientRef: 'cus_nobody' }))
  await askForNotices(house, parcels)
  await eventually(
    () => house.api.get('fund', { 'x-forwarded-for': `10.${randomInt(256)}.9.1` }),
    ({ body }) => body.balance >= 10,
  )
}

/** A good call of every endpoint there is. An endpoint that has none here fails the tests. */
export const SAMPLES: Record<string, Make> = {
  signInByWechat: async (w) => {
    const body = { code: `demo-${randomUUID()}` }
    const { accountId } = await signedIn(w, body)
    const other = { body: { code: `demo-${randomUUID()}` } }
    return { as: w.house.api, body, other, effects: counting(w, 'sessions', { accountId }) }
  },
  sendSmsCode: (w) => {
    const phone = newPhone()
    const effects = async () => {
      const inbox = await fetch(`${w.house.smsUrl}/inbox?phone=${phone}`)
      return ((await inbox.json()) as unknown[]).length
    }
    const other = { body: { phone: newPhone() } }
    return Promise.resolve({ as: w.house.api, body: { phone }, other, effects })
  },
  signInByPhone: async (w) => {
    const phone = newPhone()
    const { id: accountId } = await newPersonByPhone(w.house, phone)
    await w.house.api.post('auth/phone/code', { phone })
    const body = { phone, code: await smsCode(w.house, phone) }
    const other = { body: { phone, code: '000000' } }
    return { as: w.house.api, body, other, effects: counting(w, 'sessions', { accountId }) }
  },
  refreshSession: async (w) => {
    const { refreshToken } = await newPerson(w.house)
    return { as: w.house.api, body: { refreshToken }, other: { body: { refreshToken: 'x'.repeat(40) } } }
  },
  signOut: async (w) => ({ as: (await newPerson(w.house)).api, body: {} }),
  getMe: () => Promise.resolve({}),
  changeMe: () => Promise.resolve({ body: { name: '小满' }, other: { body: { name: '立夏' } } }),
  bindPhone: async (w) => {
    const { id, api } = await newPerson(w.house)
    const [body, other] = [newPhone(), newPhone()].map((phone) => ({ wechatPhoneCode: `phone-${phone}` }))
    return { as: api, body, other: { body: other }, effects: counting(w, 'sessions', { accountId: id }) }
  },
  listAddresses: () => Promise.resolve({}),
  addAddress: async (w) => {
    const { id, api } = await newPerson(w.house)
    const effects = async () =>
      (await w.house.db.collection<{ _id: string; addresses: [] }>('accounts').findOne({ _id: id }))!
        .addresses.length
    return { as: api, body: anAddress, other: { body: { ...anAddress, detail: '别处' } }, effects }
  },
  changeAddress: async ({ person }) => ({
    params: { id: await addAddress(person) },
    body: { detail: '梧桐里 7 幢' },
    other: { body: { detail: '梧桐里 8 幢' } },
  }),
  removeAddress: async ({ person }) => ({ params: { id: await addAddress(person) } }),
  listRegions: () => Promise.resolve({ query: { under: '3401' } }),

  getProduct: () => Promise.resolve({ params: { gtin: GTIN.washer } }),
  getManual: () => Promise.resolve({ params: { gtin: GTIN.washer } }),
  getFault: () => Promise.resolve({ params: { gtin: GTIN.washer, code: 'E21' } }),
  getTrace: async ({ house }) => {
    const trace = [{ at: '2026-05-02T08:00:00+08:00', stage: '奶源', what: '产地', value: '北纬 47°' }]
    const { gtin, serial } = await newUnit(house, { gtin: GTIN.milk, trace })
    const unit = await house.db.collection<{ _id: string }>('units').findOne({ gtin, serial })
    return { params: { id: unit!._id } }
  },
  scanCode: async (w) => {
    const [unit, another] = [await newUnit(w.house), await newUnit(w.house)]
    const scans = async () => {
      const { gtin, serial } = unit
      return (await w.house.db.collection<{ scans: { count: number } }>('units').findOne({ gtin, serial }))!
        .scans.count
    }
    return { body: { code: unit.code }, other: { body: { code: another.code } }, effects: scans }
  },
  register: async (w) => {
    const { id, api } = await newPerson(w.house)
    return {
      as: api,
      body: { unitCode: (await newUnit(w.house)).code },
      other: { body: { unitCode: (await newUnit(w.house)).code } },
      effects: counting(w, 'registrations', { ownerId: id }),
    }
  },
  listRegistrations: async (w) => {
    await registered(w)
    return { query: { limit: '2' } }
  },
  getRegistration: async (w) => ({ params: { id: await registered(w) } }),
  offerTransfer: async (w) => ({
    params: { id: await registered(w) },
    body: { phone: newPhone() },
    other: { body: { phone: newPhone() } },
  }),
  withdrawTransfer: async (w) => ({ params: { id: await registered(w) } }),

  openRequest: async (w) => {
    const { id, api } = await newPerson(w.house)
    return {
      as: api,
      body: { kind: 'suggestion', text: '说明书字太小' },
      other: { body: { kind: 'suggestion', text: '说明书字太大' } },
      effects: counting(w, 'requests', { ownerId: id }),
    }
  },
  listRequests: async (w) => {
    await opened(w)
    return { query: { limit: '2', state: 'open' } }
  },
  getRequest: async (w) => ({ params: { id: await opened(w) } }),
  listEvents: async (w) => ({ params: { id: await opened(w) }, query: { after: '1' } }),
  sendMessage: async (w) => {
    const id = await opened(w)
    const effects = countingIn(w, id, 'messages')
    return { params: { id }, body: { text: '还在吗' }, other: { body: { text: '在吗' } }, effects }
  },
  actOnRequest: async (w) => {
    const id = await opened(w)
    const effects = countingIn(w, id, 'events')
    return { params: { id }, body: { action: 'cancel' }, other: { body: { action: 'human' } }, effects }
  },
  rateRequest: async (w) => {
    const id = await resolved(w)
    const effects = countingIn(w, id, 'events')
    return { params: { id }, body: { score: 5, comment: '快' }, other: { body: { score: 1 } }, effects }
  },
  listSlots: async (w) => ({ query: { kind: 'repair', registrationId: await registered(w), days: '3' } }),
  listPrices: async (w) => ({ query: { registrationId: await registered(w), faultCode: 'E21' } }),
  listOrders: () => Promise.resolve({}),

  uploadMedia: async (w) => {
    const { id, api } = await newPerson(w.house)
    return {
      as: api,
      file: await picture('#c00'),
      other: { file: await picture('#0c0') },
      effects: counting(w, 'media', { ownerId: id }),
    }
  },
  getMedia: async ({ person }) => ({
    params: { id: (await person.api.upload(await picture('#00c'), 'a.png')).body.id },
  }),

  listArticles: async (w) => ({ as: (await newOps(w)).api, query: { limit: '2' } }),
  getArticle: (w) => kept(w),
  listArticleVersions: (w) => kept(w),
  saveArticle: async (w) => {
    const { as, params } = await kept(w)
    const body = anArticle('改过的')
    const effects = counting(w, 'article_versions', { articleId: params.id })
    return { as, params, body, other: { body: anArticle('又改了') }, effects }
  },
  importArticles: async (w) => {
    const id = randomUUID()
    const articles = (body: string) => ({ articles: [{ id, ...anArticle(body) }] })
    return {
      as: (await newOps(w)).api,
      body: articles('甲'),
      other: { body: articles('乙') },
      effects: counting(w, 'articles', { _id: id }),
    }
  },
  withdrawArticle: async (w) => {
    const { as, params } = await kept(w)
    const effects = counting(w, 'article_versions', { articleId: params.id })
    return { as, params, body: {}, other: { body: { basedOn: 1 } }, effects }
  },
  tryQuestion: async (w) => ({ as: (await newOps(w)).api, query: { text: '冰箱显示 E3', category: '冰箱' } }),

  openLive: () => Promise.resolve({}),
  listTemplates: () => Promise.resolve({}),
  saveSubscriptions: () =>
    Promise.resolve({
      body: { choices: [{ templateId: 'none', choice: 'accept' }] },
      other: { body: { choices: [] } },
    }),

  getQueue: async (w) => ({ as: (await newAgent(w)).api, query: { limit: '5' } }),
  findDeskRequests: async (w) => ({ as: (await newAgent(w)).api, query: { find: '13900001234' } }),
  getDeskRequest: async (w) => ({ as: (await newAgent(w)).api, params: { id: await opened(w) } }),
  claimRequest: async (w) => {
    const id = await opened(w)
    return { as: (await newAgent(w)).api, params: { id }, effects: countingIn(w, id, 'events') }
  },
  releaseRequest: (w) => taken(w),
  replyToRequest: async (w) => {
    const sample = await taken(w)
    const effects = countingIn(w, sample.params.id, 'messages')
    return { ...sample, body: { text: '我来查' }, other: { body: { text: '您好' } }, effects }
  },
  noteOnRequest: async (w) => {
    const sample = await taken(w)
    const effects = countingIn(w, sample.params.id, 'notes')
    return { ...sample, body: { text: '老客户' }, other: { body: { text: '新客户' } }, effects }
  },
  routeRequest: async (w) => ({
    ...(await taken(w)),
    body: { add: ['sales'] },
    other: { body: { add: ['logistics'] } },
  }),
  transferRequest: async (w) => {
    const [colleague, another] = [await newAgent(w), await newAgent(w)]
    return {
      ...(await taken(w)),
      body: { agentId: colleague.id },
      other: { body: { agentId: another.id } },
    }
  },
  resolveRequest: async (w) => ({
    ...(await taken(w)),
    body: { text: '办好了' },
    other: { body: {} },
  }),
  mergeRequest: async (w) => {
    const agent = await newAgent(w)
    const [sample, into] = [await taken(w, agent), await opened(w)]
    return { ...sample, body: { into }, other: { body: { into: await opened(w) } } }
  },
  suggestAnswers: async (w) => ({ ...(await taken(w)), query: { text: '漏水' } }),
  getDeskPerson: async (w) => ({ ...(await taken(w)), params: { id: w.person.id } }),
  unmaskPerson: async (w) => {
    const agent = await newAgent(w)
    const { as, params } = await taken(w, agent)
    const body = { field: 'phone', requestId: params.id, reason: '回电' }
    return {
      as,
      params: { id: w.person.id },
      body,
      other: { body: { ...body, reason: '核对' } },
      effects: counting(w, 'audit', { actor: agent.id }),
    }
  },
  setTier: async (w) => {
    const ops = await importPerson(w.house, { role: 'ops', name: '方未' })
    const { id } = await newPerson(w.house)
    const body = { tier: 'silver', reason: '活动赠送' }
    return {
      as: ops.api,
      params: { id },
      body,
      other: { body: { ...body, tier: 'gold' } },
      effects: counting(w, 'audit', { actor: ops.id }),
    }
  },
  listAgents: async (w) => ({ as: (await newAgent(w)).api }),
  getDeskMetrics: async (w) => ({ as: (await newAgent(w)).api, query: { days: '7' } }),
  listCorrections: async (w) => ({ as: (await importPerson(w.house, { role: 'ops', name: '方未' })).api }),
  listDeadLetters: async (w) => ({ as: (await newAgent(w)).api }),

  getMapTile: () => Promise.resolve({ params: { z: '15', x: '27050', y: '13320' } }),
  getMapDistrict: () => Promise.resolve({ params: { code: '340104' } }),
  nameAddress: async (w) => {
    const person = await newPerson(w.house)
    await decide(person, 'location', true)
    return { as: person.api, body: { lat: 31.82, lng: 117.23 } }
  },

  getTipChallenge: () => Promise.resolve({}),
  uploadTipPhoto: async (w) => {
    const query = { ...(await newProof(w.house.api)) }
    return { query, file: await picture('#06c'), other: { file: await picture('#6c0') } }
  },
  sendTip: async (w) => {
    const body = aTip(await newProof(w.house.api))
    return { as: w.house.api, body, other: { body: { ...body, text: '又看见一次' } } }
  },
  readTip: async (w) => ({ as: w.house.api, body: { receipt: await newTip(w.house.api) } }),
  answerTip: async (w) => {
    const receipt = await newTip(w.house.api)
    return {
      as: w.house.api,
      body: { receipt, text: '在东门' },
      other: { body: { receipt, text: '在西门' } },
    }
  },

  listJobs: async (w) => ({ as: (await aRepair(w)).as }),
  getJobSummary: async (w) => ({ as: (await aRepair(w)).as }),
  getJob: aRepair,
  moveJob: async (w) => {
    const job = await sent(w)
    const at = new Date().toISOString()
    return {
      ...job,
      body: { to: 'accepted', at, clientId: randomUUID() },
      other: { body: { to: 'declined', at, clientId: randomUUID(), reason: '车坏了' } },
      effects: async () => (await job.as.get(`jobs/${job.params.id}`)).body.acts.length as number,
    }
  },
  checkUnit: async (w) => ({ ...(await aRepair(w)), body: { unitCode: (await newUnit(w.house)).code } }),
  askCharges: async (w) => {
    const job = await sent(w)
    for (const to of ['accepted', 'en_route', 'arrived'])
      await job.as.post(`jobs/${job.params.id}/transitions`, {
        to,
        at: new Date().toISOString(),
        clientId: randomUUID(),
      })
    const [{ name }] = (await job.as.get(`jobs/${job.params.id}`)).body.prices
    const body = { clientId: randomUUID(), at: new Date().toISOString(), items: [{ name, quantity: 1 }] }
    return {
      ...job,
      body,
      other: { body: { ...body, clientId: randomUUID() } },
      effects: async () => (await job.as.get(`jobs/${job.params.id}`)).body.charges.length as number,
    }
  },
  listJobSlots: aRepair,
  handOverJob: async (w) => ({
    ...(await aConflict(w)),
    body: { text: '我做完了' },
    other: { body: {} },
  }),
  answerVisit: async (w) => {
    const { job } = await anInstallation(w)
    return {
      as: job.customer.api,
      params: { id: job.requestId },
      body: { register: true },
      other: { body: { register: false } },
    }
  },
  getBoard: async (w) => ({ as: (await newOps(w)).api }),
  assignJob: async (w) => {
    const { job } = await aRepair(w)
    const { api } = await newOps(w)
    const { installers } = (await api.get(`desk/board?date=${job.date}`)).body
    const his = installers.find((one: { id: string }) => one.id === job.master)
    const { version } = his.jobs.find(({ id }: { id: string }) => id === job.id)
    const body = { installerId: job.master, version }
    return { as: api, params: { id: job.id }, body, other: { body: { ...body, version: 'x' } } }
  },
  settleConflict: async (w) => ({
    as: (await newOps(w)).api,
    params: (await disputed(w)).params,
    body: { decision: 'set_aside', reason: '重新上门' },
    other: { body: { decision: 'confirm', reason: '做完了' } },
  }),
  invite: async (w) => {
    const ops = await newOps(w)
    return {
      as: ops.api,
      body: { role: 'agent' },
      other: { body: { role: 'installer', installerId: `mst_${randomUUID()}` } },
      effects: counting(w, 'invitations', { madeBy: ops.id }),
    }
  },
  redeemInvitation: async (w) => {
    const ops = await newOps(w)
    const make = async () => (await ops.api.post('invitations', { role: 'agent' })).body.code as string
    return {
      as: (await newPerson(w.house)).api,
      body: { code: await make() },
      other: { body: { code: await make() } },
    }
  },

  listParcels: async (w) => ({ as: await recipient(w) }),
  getParcel: async (w) => ({ as: await recipient(w), params: { id: PARCEL.arriving } }),
  findParcel: ({ house }) => Promise.resolve({ as: house.api, params: { code: PARCEL.arriving } }),
  getNoticeQuestion: () => Promise.resolve({}),
  dismissNoticeQuestion: async (w) => ({ as: (await newPerson(w.house)).api }),
  announceParcels: async (w) => {
    const { house } = w
    const one = await newRecipient(house)
    await letTell(house, one, PARCEL_TEMPLATE)
    return {
      as: house.api,
      body: { parcels: [{ sscc: newSscc(), recipientRef: one.recipientRef }] },
      headers: (raw) => signedHook(house.secrets.logistics, raw),
    }
  },
  reportDevice: async (w) => {
    await decide(w.person, 'device_telemetry', true)
    const { deviceId } = await newMachine(w.house, w.person)
    return {
      as: w.house.api,
      params: { deviceId },
      body: { eventId: randomUUID(), at: new Date().toISOString(), type: 'fault', faultCode: 'E21' },
      headers: (raw) => signedHook(w.house.env['DEVICES_SECRET']!, raw),
    }
  },
  bindChild: async (w) => ({ params: { id: (await aWatch(w)).id }, body: aChild }),
  unbindChild: async (w) => {
    const { id } = await aWatch(w)
    await w.person.api.send('PUT', `registrations/${id}/child`, aChild)
    return { params: { id } }
  },
  decideNotices: ({ house }) =>
    Promise.resolve({
      as: house.api,
      body: {
        parcels: [
          { sscc: newSscc(), recipientRef: 'cus_nobody', toRegion: '340100', at: new Date().toISOString() },
        ],
      },
      headers: (raw) => signedHook(house.secrets.logistics, raw),
    }),

  listConsents: () => Promise.resolve({}),
  getConsent: () => Promise.resolve({ params: { purpose: 'health' } }),
  decideConsent: async (w) => {
    const { id, api } = await newPerson(w.house)
    const body = await answerTo(api, 'device_telemetry')
    return {
      as: api,
      params: { purpose: 'device_telemetry' },
      body,
      other: { body: { ...body, granted: false } },
      effects: counting(w, 'consent_ledger', { personId: id }),
    }
  },
  listConsentHistory: async (w) => {
    await decide(w.person, 'device_telemetry', true)
    return { query: { limit: '2' } }
  },
  getConsentReceipt: async (w) => ({
    params: { id: (await decide(w.person, 'device_telemetry', true)).body.receiptId },
  }),

  listRecommendations: () => Promise.resolve({}),
  listNotices: ({ house }) => Promise.resolve({ as: house.api, query: { limit: '2' } }),
  getNotice: async (w) => ({ as: w.house.api, params: { id: await newNotice(w) } }),
  getPortrait: async (w) => ({ as: w.house.api, params: { id: await newNotice(w), which: 'aged' } }),
  getNoticeLoop: async (w) => ({ as: w.house.api, params: { id: await newNotice(w) } }),
  getLoop: ({ house }) => Promise.resolve({ as: house.api }),
  getFund: ({ house }) => Promise.resolve({ as: house.api }),
  listOpsNotices: async (w) => ({ as: (await newOps(w)).api, query: { limit: '2', status: 'open' } }),
  moveNotice: async (w) => {
    const id = await newNotice(w)
    const body = { to: 'withdrawn', reason: '信息有误' }
    const effects = counting(w, 'audit', { objectRef: `notices/${id}` })
    return {
      as: (await newOps(w)).api,
      params: { id },
      body,
      other: { body: { ...body, to: 'found' } },
      effects,
    }
  },
  payFromFund: async (w) => {
    await funded(w)
    const ops = await newOps(w)
    const effects = counting(w, 'fund_payments', { by: ops.id })
    const body = { amount: 1, what: '打印寻人海报' }
    return { as: ops.api, body, other: { body: { ...body, amount: 2 } }, effects }
  },

  receiveEvent: ({ house }) =>
    Promise.resolve({
      as: house.api,
      params: { department: 'sales' },
      body: { eventId: randomUUID(), caseRef: 'XS-0', status: 'done', at: new Date().toISOString() },
      headers: (raw) => signedHook(house.secrets.sales, raw),
    }),
}

/** Calls an endpoint with a sample. Each call comes from a network of its own, so that nobody's limit is anybody else's. */
export function callWith(
  endpoint: Endpoint,
  sample: Sample,
  as: Caller,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const from = { 'x-forwarded-for': `10.${randomInt(256)}.${randomInt(256)}.1`, ...headers }
  const search = sample.query ? `?${new URLSearchParams(sample.query).toString()}` : ''
  const path = `/api/v1${pathOf(endpoint, sample.params ?? {})}${search}`
  if (sample.file) return as.upload(sample.file, 'a.png', from, path)
  const bodied = endpoint.method !== 'GET' && endpoint.method !== 'DELETE'
  const raw =
    !bodied || sample.body === undefined
      ? undefined
      : typeof sample.body === 'string'
        ? sample.body
        : JSON.stringify(sample.body)
  return as.send(endpoint.method, path, raw, { ...from, ...sample.headers?.(raw ?? '') })
}

export const pathOf = ({ path }: Endpoint, params: Record<string, string>): string =>
  path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? 'x'))
