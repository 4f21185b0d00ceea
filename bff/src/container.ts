import type { Server } from 'node:http'
import type { z } from 'zod'
import {
  accountImport,
  createAccounts,
  createAddresses,
  createIdentities,
  createInvitationDesk,
  createInvitations,
  createSessionKeeper,
  createSessions,
  createSignIn,
  createSmsCodes,
  mountAccounts,
  mountInvitations,
  cityOf,
  regionsUnder,
  regionText,
  type Account,
} from './accounts/index.ts'
import { createApp } from './app.ts'
import { createAudit, createAuditRows, createCheckpoints } from './audit/index.ts'
import type { Config } from './config.ts'
import {
  consentTextImport,
  createConsentLedger,
  createConsents,
  createConsentTexts,
  createServedProofs,
  mountConsents,
} from './consents/index.ts'
import { createDeviceRoom } from './devices/index.ts'
import { createIdempotency } from './http/idempotency.ts'
import { createLimiter } from './http/limiter.ts'
import { createOutcomes } from './http/outcomes.repository.ts'
import type { RecordImport } from './import/importer.ts'
import { createJobs, mountJobs } from './jobs/index.ts'
import { createMediaDesk, createMediaFiles, createMediaLinks, mountMedia } from './media/index.ts'
import {
  createFund,
  createFundPayments,
  createLoop,
  createNoticeDesk,
  createNotices,
  createPainter,
  mountNotices,
  noticeImport,
} from './notices/index.ts'
import {
  createDecisionRoom,
  createNoticeQuestion,
  createNoticeQuestions,
  createParcels,
  mountParcels,
} from './parcels/index.ts'
import { createMap, createPlaces, mountMapTiles, mountPlaces } from './places/index.ts'
import { systemClock, type Clock } from './platform/clock.ts'
import { createLogger, type Logger } from './platform/logger.ts'
import { createMetrics } from './platform/metrics.ts'
import { connectStore, ensureIndexes, storeAnswers } from './platform/mongo.ts'
import { createPubSub } from './platform/pubsub.ts'
import { createTickets } from './platform/tickets.ts'
import { createPersonKeys } from './platform/person-keys.repository.ts'
import { connectRedis, redisAnswers } from './platform/redis.ts'
import { createSms } from './platform/sms.ts'
import { createStorage } from './platform/storage.ts'
import { createSweeper } from './platform/sweeper.ts'
import { createStaffTokens, createTokens } from './platform/tokens.ts'
import { createVault } from './platform/vault.ts'
import { createWechat } from './platform/wechat.ts'
import {
  createCards,
  createCatalogue,
  createRegistrationDesk,
  createRegistrations,
  createScanner,
  createUnits,
  mountProducts,
  mountResolver,
  productImport,
  unitImport,
} from './products/index.ts'
import { createRecommendations, mountRecommendations } from './recommendations/index.ts'
import { articleImport, asksImport, createAnswers, wordImport } from './service-center/answers/index.ts'
import { createServiceCenter, requestImport, type ServiceCenter } from './service-center/index.ts'
import { createRouting } from './service-center/routing/index.ts'
import {
  createChallenges,
  createIntake,
  createLock,
  createPhotoIntake,
  createReceipts,
  createTipCounts,
  createTipPhotos,
  createTips,
  mountTips,
} from './tips/index.ts'
import { ENDPOINTS } from '@onehall/shared/contract/index'
import { isMobile } from '@onehall/shared/domain/people'
import { Problem } from '@onehall/shared/problem'

export const IMPORT_KINDS = [
  'products',
  'units',
  'accounts',
  'articles',
  'asks',
  'words',
  'requests',
  'consents',
  'notices',
] as const
export type ImportKind = (typeof IMPORT_KINDS)[number]

export interface Container {
  app: ReturnType<typeof createApp>
  logger: Logger
  imports: Record<ImportKind, RecordImport<unknown>>
  /** Takes the WebSockets of a server. */
  attach(server: Server): void
  /** Lets go of all WebSockets, without which a server never finds its end. */
  hangUp(): void
  /** What agents corrected in routing, the newest first, as rows to train on. */
  corrections: ServiceCenter['corrections']
  /** Signs how far the record has come, now: else it is done every minute. */
  checkpoint(): Promise<void>
  /** Makes the indexes that the rooms state. */
  prepare(): Promise<void>
  /** Begins to work on what is stored: call it when the process should take its share. */
  start(): Promise<void>
  /** Lets what is under way end, then lets go of stores and queues. */
  stop(): Promise<void>
}

/** What was recorded since the last checkpoint could still be cut off unseen. */
const CHECKPOINT_MS = 60_000

/** Puts the rooms together: the only place that constructs stores, clients, services and workers. */
export async function createContainer(
  config: Config,
  { clock = systemClock, logger = createLogger(config) }: { clock?: Clock; logger?: Logger } = {},
): Promise<Container> {
  const metrics = createMetrics()
  const store = await connectStore(config.mongoUri)
  const redis = await connectRedis(config.redisUrl, logger)

  const vault = createVault({ ...config, keys: createPersonKeys(store) })
  const tokens = createStaffTokens({
    bff: createTokens(config.tokenKeys),
    deskEntry: createTokens([{ kid: 'entry', key: config.tips.entryKey }], 'onehall-tip-desk-entry'),
  })
  const limiter = createLimiter(redis, config.redisPrefix)
  const idempotency = createIdempotency(createOutcomes(store), vault)
  const door = { tokens, limiter, idempotency, proxyHops: config.proxyHops }

  const auditRows = createAuditRows(store)
  const audit = createAudit(auditRows, clock)
  const identities = createIdentities(store)
  const wechat = createWechat(config.wechat, metrics)
  const pubsub = await createPubSub(redis, { prefix: config.redisPrefix, logger })
  const accounts = createAccounts(store, vault)
  const addresses = createAddresses(accounts)
  const getAccount = async (id: string) => {
    const account = await accounts.find(id)
    if (!account || account.mergedInto) throw new Problem('auth.expired')
    return account
  }

  const catalogue = createCatalogue(store)
  const units = createUnits(store)
  const registrations = createRegistrations(store, vault)
  const cards = createCards({
    registrations,
    catalogue,
    units,
    clock,
    logger,
    findPurchase: (...asked) => hall.findPurchase(...asked),
  })
  const products = createRegistrationDesk({ registrations, cards, catalogue, units, vault, clock })
  const scanner = createScanner({ catalogue, units, registrations, clock })

  const storage = createStorage(config.media)
  const media = createMediaDesk({ files: createMediaFiles(store), storage, clock })
  const links = createMediaLinks(config.linkKey, config.publicUrl, clock)

  const findOwner = async (find: string): Promise<string | null> => {
    if (isMobile(find)) return identities.find(`phone:${await vault.slowIndex('phone', find)}`)
    const found = await Promise.all(
      (await units.listBySerial(find.toUpperCase())).map((unit) => registrations.findByUnit(unit.id)),
    )
    return found.find((r) => r !== null)?.ownerId ?? null
  }
  const findWhereabouts = async (ownerId: string, addressId: string | undefined) => {
    const found = addressId ? await addresses.get(ownerId, addressId) : await addresses.findDefault(ownerId)
    if (!found) return null
    const { name, phone, regionCode, detail } = found
    return { address: { regionCode, regionText: regionText(regionCode), detail }, contact: { name, phone } }
  }

  const answers = createAnswers({ ...config, store, catalogue, clock, logger, metrics })
  const hall = createServiceCenter({
    config,
    store,
    redis,
    vault,
    clock,
    logger,
    metrics,
    pubsub,
    tickets: createTickets(redis, config.redisPrefix),
    wechat,
    audit,
    routing: createRouting(),
    answers,
    async getPerson(id) {
      const account = await getAccount(id)
      const home = account.addresses.find((a) => a.id === account.defaultAddressId) ?? account.addresses[0]
      return {
        ...account,
        city: home ? cityOf(home.regionCode) : null,
        address: home ? regionText(home.regionCode) + home.detail : null,
      }
    },
    listBriefs: (ids) => accounts.listBriefs(ids),
    setOwnAgent: (id, agentId) => accounts.setOwnAgent(id, agentId),
    setTier: (id, tier) => accounts.setTier(id, tier),
    findOpenid: (id) => accounts.findOpenid(id),
    findOwner,
    listCards: async (ownerId) => (await products.list(ownerId, { limit: 50 })).cards,
    getCard: (ownerId, id) => products.get(ownerId, id),
    findWhereabouts,
    allowsHealth: (ownerId) => consents.allows(ownerId, 'health'),
    healthRefusal: () => consents.refusalOf('health'),
    allowsFollowUp: (personId) => consents.allows(personId, 'personalization_followup'),
    requireFollowUp: (personId) => consents.require(personId, 'personalization_followup'),
    findSos: (ownerId, requestId) => deviceRoom.findSos(ownerId, requestId),
    checkMedia: (ownerId, ids) => media.checkOwn(ownerId, ids),
    mediaViews: async (ids) => (await media.list(ids)).map((one) => links.view(one)),
    mediaLinks: async (ids) => (await media.list(ids)).map((one) => links.lasting(one)),
    registerUnit: (accountId, unit) => products.adopt(accountId, unit),
  })
  const jobs = createJobs({
    field: hall.field,
    clock,
    dispatchPhone: config.dispatchPhone ?? null,
    async findInstaller(accountId) {
      const { name, installerRef } = await getAccount(accountId)
      return installerRef === null ? null : { accountId, ref: installerRef, name: name || '师傅' }
    },
    findProduct: (gtin) => catalogue.find(gtin),
    readUnit: (code) => scanner.readUnit(code),
    checkMedia: (ownerId, ids) => media.checkOwn(ownerId, ids),
    mediaViews: async (ids) => (await media.list(ids)).map((one) => links.view(one)),
    allowsPlace: (accountId) => consents.allows(accountId, 'arrival_place'),
  })

  const texts = createConsentTexts(store)
  const ledger = createConsentLedger(store)
  const consents = createConsents({
    texts,
    ledger,
    proofs: createServedProofs(config.linkKey),
    clock,
    metrics,
    async forget(personId, purpose) {
      if (purpose === 'health') await hall.forgetCare(personId)
      await deviceRoom.forget(personId, purpose)
    },
    async getParcel(personId, parcelId) {
      return { printed: (await hall.parcels.get(personId, parcelId)).printedAt !== null }
    },
  })
  const sms = createSms(config.sms, metrics)
  const deviceRoom = createDeviceRoom({
    store,
    vault,
    clock,
    logger,
    metrics,
    sms,
    secret: config.devicesSecret,
    machines: hall.machines,
    units,
    registrations,
    consents,
    findProduct: (gtin) => catalogue.find(gtin),
    getCard: (ownerId, id) => products.get(ownerId, id),
    getPerson: getAccount,
  })
  const map = createMap(config.mapUrl, metrics)
  const places = createPlaces({
    map,
    requireConsent: (personId) => consents.require(personId, 'location'),
    districtText: (code) => (regionsUnder(code)?.length === 0 ? regionText(code) : null),
  })
  const recommendations = createRecommendations({
    listModels: () => catalogue.list(),
    allows: (personId) => consents.allows(personId, 'personalization_followup'),
    refusal: () => consents.refusalOf('personalization_followup'),
    listOwned: async (personId) => (await products.list(personId, { limit: 50 })).cards,
    clock,
  })
  const notices = createNotices(store)
  const noticeDesk = createNoticeDesk({ notices, audit, clock })
  const { decisions, totals, ...decisionRoom } = createDecisionRoom({
    store,
    clock,
    metrics,
    notices,
    consents: {
      currentVersion: async () => (await texts.findLatest('parcel_notice'))?.version ?? 0,
      stream: (from) => ledger.stream('parcel_notice', from),
    },
  })
  const wordsOf = (personId: string) => consents.parcelWords(personId)
  const question = createNoticeQuestion({
    questions: createNoticeQuestions(store),
    wordsOf,
    findRecipients: (refs) => accounts.listByCustomerRefs(refs),
    messenger: hall.messenger,
    clock,
  })
  const parcels = createParcels({
    logistics: hall.parcels,
    question,
    wordsOf,
    decisions,
    findOpenNotice: (noticeId) => notices.findOpen(noticeId),
    clock,
  })
  const tipCounts = createTipCounts(store)
  const loop = createLoop({
    notices,
    countTips: () => tipCounts.list(),
    countParcels: async () => (await totals.read()).byNotice,
  })
  const fund = createFund({
    payments: createFundPayments(store),
    audit,
    clock,
    countOrders: async () => (await totals.read()).orders,
  })

  const sessions = createSessionKeeper({ sessions: createSessions(store), tokens, vault, clock, logger })
  const signIn = createSignIn({
    accounts,
    identities,
    sessions,
    smsCodes: createSmsCodes(store),
    vault,
    wechat,
    sms,
    limiter,
    clock,
    async bringAlong(from, to) {
      const into = await getAccount(to)
      await audit.record({
        stream: 'accounts',
        actor: from,
        role: 'consumer',
        action: 'account.merge',
        objectRef: `accounts/${to}`,
        payload: { from, to },
      })
      await consents.join(from, into)
      await question.join(from, to)
    },
    isBare: async (id) =>
      !(await registrations.has(id)) && !(await hall.has(id)) && isBareAccount(await getAccount(id)),
  })

  const { pepper, proofBits, stretchBits, deskKey } = config.tips
  const challenges = createChallenges(pepper, proofBits, clock)
  const sealing = { challenges, deskLock: await createLock(deskKey), pepper, clock }
  const photos = createPhotoIntake({ ...sealing, photos: createTipPhotos(store), storage, limiter })
  const intake = createIntake({
    ...sealing,
    tips: createTips(store),
    receipts: createReceipts(pepper, stretchBits),
    // who began to write while it was open is heard, whatever became of the notice since
    hasNotice: async (id) => (await notices.find(id)) !== null,
    keepPhotos: (ids) => photos.keep(ids),
  })

  const checkpoints = createCheckpoints({ rows: auditRows, ...config.audit, clock })
  const sweeper = createSweeper({
    chores: [{ name: 'audit checkpoint', run: () => checkpoints.write() }],
    everyMs: CHECKPOINT_MS,
    logger,
  })

  const invitations = createInvitationDesk({
    accounts,
    invitations: createInvitations(store),
    audit,
    vault,
    clock,
  })

  const { publicUrl } = config
  const app = createApp({
    ...config,
    endpoints: ENDPOINTS,
    door,
    logger,
    metrics,
    health: { store: () => storeAnswers(store), redis: () => redisAnswers(redis) },
    rooms: [
      (router) => mountAccounts(router, door, { accounts, addresses, signIn }),
      (router) => mountInvitations(router, door, invitations),
      (router) =>
        mountProducts(router, door, {
          catalogue,
          units,
          scanner,
          desk: products,
          publicUrl,
          getPerson: getAccount,
          about: (ownerId, card) => deviceRoom.about(ownerId, card),
        }),
      (router) => mountResolver(router, door, { catalogue, units, publicUrl }),
      (router) => mountMedia(router, door, { media, links }),
      (router) => answers.mount(router, door),
      (router) => hall.mount(router, door),
      (router) => mountConsents(router, door, { consents, publicUrl, getPerson: getAccount }),
      (router) =>
        mountNotices(router, door, { desk: noticeDesk, loop, fund, paint: createPainter(), publicUrl }),
      (router) =>
        mountParcels(router, door, {
          parcels,
          question,
          decisions,
          logisticsSecret: config.departments.logistics.secret,
          publicUrl,
          now: () => clock.now(),
        }),
      (router) => deviceRoom.mount(router, door),
      (router) => mountJobs(router, door, jobs),
      (router) => mountRecommendations(router, door, recommendations),
      (router) => mountTips(router, door, { challenges, intake, photos }),
      (router) => mountMapTiles(router, door, map),
      (router) => mountPlaces(router, door, places),
    ],
  })

  const people = { accounts, identities, vault, wechat, clock, registerUnit: products.adopt.bind(products) }
  const imports = {
    products: importOf(productImport, { catalogue }),
    units: importOf(unitImport, { catalogue, units }),
    accounts: importOf(accountImport, people),
    articles: importOf(articleImport, answers.knowledge),
    asks: importOf(asksImport, answers.knowledge),
    words: importOf(wordImport, answers.knowledge),
    requests: importOf(requestImport, {
      changes: hall.changes,
      vault,
      clock,
      findOwner,
      findProduct: (gtin) => catalogue.find(gtin),
      findWhereabouts,
    }),
    consents: importOf(consentTextImport, { texts, clock }),
    notices: importOf(noticeImport, { notices, clock }),
  }

  return {
    app,
    logger,
    imports,
    attach: (server) => hall.attach(server),
    hangUp: () => hall.hangUp(),
    corrections: () => hall.corrections(),
    checkpoint: () => checkpoints.write(),
    prepare: () => ensureIndexes(store),
    async start() {
      await ensureIndexes(store)
      await answers.start()
      await decisionRoom.start()
      await hall.start()
      deviceRoom.start()
      sweeper.start()
    },
    async stop() {
      await sweeper.stop()
      await deviceRoom.stop()
      await hall.stop()
      await answers.stop()
      pubsub.close()
      if (redis.isOpen) redis.destroy()
      await store.close()
    },
  }
}

/** An account that has nothing of its own yet, not even a role by invitation. */
const isBareAccount = ({ addresses, roles }: Account): boolean => addresses.length === 0 && roles.length <= 1

/** Gives an import the rooms it stores into. */
function importOf<T, P>(
  kind: { schema: z.ZodType<T>; save(record: T, parts: P): Promise<void> },
  parts: P,
): RecordImport<unknown> {
  return { schema: kind.schema, save: (record) => kind.save(record as T, parts) }
}
