import { createHash } from 'node:crypto'
import { decideNotices } from '@onehall/shared/contract/parcels'
import { systemClock } from '../../../platform/clock.ts'
import { createMetrics } from '../../../platform/metrics.ts'
import { connectStore, ensureIndexes } from '../../../platform/mongo.ts'
import type { Candidate } from '../choice.policy.ts'
import { createConsentIndex, type ConsentWord } from '../consent-index.ts'
import { createDecisions, type Decisions } from '../decisions.repository.ts'
import { createNoticeDecisions, type AskedParcel } from '../decisions.service.ts'
import { readWeights } from '../weights.ts'

/**
 * `npm run bench:notices`: decisions a second on one core with 500 open notices and a million consent records. Each
 * row says what is inside the measured path; the last line is one JSON object.
 */
const CONSENTS = 1_000_000
const NOTICES = 500
const BATCH = 10_000
/** of the recipients asked about, those who said yes */
const SHARE_GRANTED = 0.8
const ROUNDS = { memory: 20, store: 5 }

const PROVINCES = [
  '11',
  '13',
  '21',
  '31',
  '32',
  '33',
  '34',
  '35',
  '36',
  '37',
  '41',
  '42',
  '43',
  '44',
  '45',
  '50',
  '51',
  '52',
  '53',
  '61',
  '62',
]
const number = (text: string): number => createHash('md5').update(text).digest().readUInt32LE(0)
const regionOf = (text: string): string =>
  `${PROVINCES[number(text) % PROVINCES.length]!}${String(1 + (number(`${text}c`) % 16)).padStart(2, '0')}00`

const notices: Candidate[] = Array.from({ length: NOTICES }, (_, i) => ({
  id: `n-${i}`,
  fromRegion: regionOf(`from ${i}`),
  possibleRegions: [regionOf(`a ${i}`), regionOf(`b ${i}`)],
  missingOn: `${1980 + (i % 45)}-05-01`,
}))
const regions = Array.from({ length: 300 }, (_, i) => regionOf(`to ${i}`))

/** Each recipient's word, said before today; read in pages, as from the store. */
async function* consents(): AsyncGenerator<ConsentWord> {
  const at = new Date('2026-01-01T00:00:00Z')
  for (let i = 0; i < CONSENTS; i++) {
    if (i % 10_000 === 0) await Promise.resolve()
    yield {
      recipientRef: `cus_${i}`,
      parcelId: null,
      granted: i % 10 < SHARE_GRANTED * 10,
      textVersion: 1,
      at,
    }
  }
}

/** A store that keeps nothing and costs nothing: what is left is the deciding. */
const nowhere: Decisions = {
  listBySscc: () => Promise.resolve(new Map()),
  listSeen: () => Promise.resolve([]),
  addMany: () => Promise.resolve([]),
  replaceMany: () => Promise.resolve(),
  countDay: () => Promise.resolve({ orders: 0, printed: {} }),
}

let asked = 0
const batch = (): AskedParcel[] =>
  Array.from({ length: BATCH }, () => {
    const n = asked++
    return {
      sscc: String(n).padStart(18, '0'),
      recipientRef: `cus_${(n * 7919) % CONSENTS}`,
      toRegion: regions[n % regions.length]!,
      at: new Date().toISOString(),
    }
  })

interface Measured {
  what: string
  perSecond: number
  cpuPerSecond: number
}

/** Decisions a second by the clock, and by the processor time of this process alone: the store is another's. */
async function measure(what: string, rounds: number, decideBatch: () => Promise<void>): Promise<Measured> {
  await decideBatch()
  const [from, cpu] = [performance.now(), process.cpuUsage()]
  for (let i = 0; i < rounds; i++) await decideBatch()
  const seconds = (performance.now() - from) / 1000
  const used = process.cpuUsage(cpu)
  const perSecond = Math.round((rounds * BATCH) / seconds)
  const cpuPerSecond = Math.round((rounds * BATCH) / ((used.user + used.system) / 1e6))
  process.stdout.write(`${what}: ${perSecond} a second; ${cpuPerSecond} a second of processor time here\n`)
  return { what, perSecond, cpuPerSecond }
}

async function main(): Promise<void> {
  globalThis.gc?.()
  const before = process.memoryUsage()
  const from = performance.now()
  let isLoaded = false
  const index = createConsentIndex(
    {
      currentVersion: () => Promise.resolve(1),
      // after the first reading nobody says anything new: what a refresh then costs in the store is in the last row
      stream: () => (isLoaded ? (async function* () {})() : consents()),
    },
    () => new Date(),
  )
  await index.refresh()
  isLoaded = true
  const loadSeconds = (performance.now() - from) / 1000
  globalThis.gc?.()
  const after = process.memoryUsage()
  const memoryMb = Math.round(
    (after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers) / 2 ** 20,
  )
  process.stdout.write(
    `${index.size} consents in ${loadSeconds.toFixed(1)} s, ${Math.round(index.bytes / 2 ** 20)} MB of arrays, ${memoryMb} MB in all\n`,
  )

  const serviceOn = (decisions: Decisions) =>
    createNoticeDecisions({
      index,
      decisions,
      clock: systemClock,
      metrics: createMetrics(),
      weights: readWeights(),
      totals: { read: () => Promise.resolve({ orders: 0, byNotice: new Map() }) },
      notices: { fingerprint: () => Promise.resolve('same'), listOpen: () => Promise.resolve(notices) },
    })
  const inMemory = serviceOn(nowhere)
  const decided = await measure('the service: consent, notice, reason', ROUNDS.memory, async () => {
    await inMemory.decide(batch())
  })
  const door = await measure('and the door: JSON and contract, both ways', ROUNDS.memory, async () => {
    const raw = JSON.stringify({ parcels: batch() })
    const { parcels } = decideNotices.body.parse(JSON.parse(raw))
    const reply = decideNotices.replies[200].parse({ decisions: await inMemory.decide(parcels) })
    JSON.stringify(reply)
  })
  const store = await connectStore(process.env['MONGODB_URI'] ?? '')
  const decisions = createDecisions(store)
  await ensureIndexes(store)
  const stored = serviceOn(decisions)
  const kept = await measure(
    'and the store: what was decided before, and keeping it',
    ROUNDS.store,
    async () => {
      await stored.decide(batch())
    },
  )
  await store.close()
  process.stdout.write(
    `${JSON.stringify({ consents: index.size, notices: NOTICES, memoryMb, loadSeconds, rows: [decided, door, kept] })}\n`,
  )
}

await main()
