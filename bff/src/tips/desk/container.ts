import { TIP_DESK_ENDPOINTS } from '@onehall/shared/contract/index'
import { createApp } from '../../app.ts'
import { createAudit, createAuditRows } from '../../audit/index.ts'
import { createIdempotency } from '../../http/idempotency.ts'
import { createLocalLimiter } from '../../http/limiter.ts'
import { createOutcomes } from '../../http/outcomes.repository.ts'
import { createNotices } from '../../notices/index.ts'
import { createMap, mountMapTiles } from '../../places/index.ts'
import { systemClock, type Clock } from '../../platform/clock.ts'
import { createLogger, type Logger } from '../../platform/logger.ts'
import { createMetrics } from '../../platform/metrics.ts'
import { connectStore, ensureIndexes, storeAnswers } from '../../platform/mongo.ts'
import { createStorage } from '../../platform/storage.ts'
import { createSweeper } from '../../platform/sweeper.ts'
import { createTokens } from '../../platform/tokens.ts'
import { createScreening } from '../screening/index.ts'
import { createTipCounts } from '../tip-counts.repository.ts'
import { createTipPhotos } from '../tip-photos.repository.ts'
import { createTips } from '../tips.repository.ts'
import { createAdmission } from './admission.ts'
import { createCaseFiles } from './case-files.ts'
import { createCases } from './cases.repository.ts'
import { createPublish, createTell, eraseDue, removeStrays, tellUntold } from './chores.ts'
import type { TipDeskConfig } from './config.ts'
import { createContacts } from './contacts.service.ts'
import { openDeskKey } from './desk-key.ts'
import { mountFrontDoor, mountPassOn, mountTipDesk } from './desk.routes.ts'
import { createTipDesk } from './desk.service.ts'
import { createHandovers } from './handovers.ts'
import { createNoticeBoard } from './notice-board.ts'
import { createContactRequests, createDeclarations } from './officers.repository.ts'
import { createPolice } from './police.client.ts'
import { createQueue } from './queue.ts'
import { createRecord } from './record.ts'
import { createDeskSignIn } from './sign-in.ts'
import { takeIn } from './take-in.ts'

export interface DeskContainer {
  app: ReturnType<typeof createApp>
  logger: Logger
  start(): Promise<void>
  /** One round of all chores now: tests need not wait for the next. */
  sweep(): Promise<void>
  stop(): Promise<void>
}

const SWEEP_MS = 1_000

/** Puts the tip desk together. It shares the store with the BFF, and no key. */
export async function createDeskContainer(
  config: TipDeskConfig,
  { clock = systemClock, logger = createLogger(config) }: { clock?: Clock; logger?: Logger } = {},
): Promise<DeskContainer> {
  const metrics = createMetrics()
  const deskKey = await openDeskKey(config.key)
  const store = await connectStore(config.mongoUri)
  const [tips, photos, cases] = [createTips(store), createTipPhotos(store), createCases(store)]
  const [notices, declarations] = [createNotices(store), createDeclarations(store)]
  const storage = createStorage(config.media)
  const audit = createAudit(createAuditRows(store), clock)
  const record = createRecord(audit)

  const tokens = createTokens([{ kid: 'desk', key: config.tokenKey }], 'onehall-tip-desk')
  const entry = createTokens([{ kid: 'entry', key: config.entryKey }], 'onehall-tip-desk-entry')
  const limiter = createLocalLimiter()
  const idempotency = createIdempotency(createOutcomes(store, 'tipdesk_outcomes'), deskKey.box)
  const door = { tokens, limiter, idempotency, proxyHops: 0 }

  const files = createCaseFiles({ deskKey, tips, photos, storage })
  const admission = createAdmission({ cases, tips, declarations })
  const queue = createQueue({ cases, tips, files, admission })
  const contacts = createContacts({
    requests: createContactRequests(store),
    admission,
    files,
    box: deskKey.box,
    record,
    clock,
  })
  const publish = createPublish({ cases, counts: createTipCounts(store) })
  const tell = createTell({ cases, tips })
  const handovers = createHandovers({
    cases,
    files,
    police: createPolice(config.police, metrics),
    audit,
    clock,
    logger,
    publish,
  })
  const desk = createTipDesk({
    cases,
    tips,
    files,
    admission,
    contacts,
    queue,
    record,
    deskLock: deskKey.key,
    clock,
    publish,
    tell,
  })
  const screening = createScreening()
  const map = createMap(config.mapUrl, metrics)

  const chores = [
    {
      name: 'take in',
      run: () =>
        takeIn({
          tips,
          cases,
          files,
          screening,
          audit,
          logger,
          publish,
          findNotice: (id) => notices.find(id),
        }),
    },
    { name: 'hand over', run: () => handovers.sendDue() },
    { name: 'tell', run: () => tellUntold({ cases, tell, publish }) },
    { name: 'erase', run: () => eraseDue({ cases, files, audit, clock }) },
    { name: 'strays', run: () => removeStrays({ photos, storage, clock }) },
  ]
  const sweeper = createSweeper({ chores, everyMs: SWEEP_MS, logger })

  const app = createApp({
    door,
    logger,
    metrics,
    health: { store: () => storeAnswers(store) },
    publicUrl: '',
    endpoints: TIP_DESK_ENDPOINTS,
    webRoot: config.webRoot,
    demoUrl: undefined,
    metricsToken: config.metricsToken,
    rooms: [
      (router) =>
        mountTipDesk(router, door, {
          signIn: createDeskSignIn({ entry, tokens, code: config.code, limiter, record, clock }),
          board: createNoticeBoard({ cases, declarations, record, clock }),
          queue,
          desk,
          contacts,
          handovers,
          policeSecret: config.police.secret,
          clock,
        }),
      (router) => mountMapTiles(router, door, map),
      (router) => mountPassOn(router, config.bffUrl),
      mountFrontDoor,
    ],
  })

  return {
    app,
    logger,
    async start() {
      await ensureIndexes(store)
      sweeper.start()
    },
    async sweep() {
      for (const { run } of chores) await run()
    },
    async stop() {
      await sweeper.stop()
      await store.close()
    },
  }
}
