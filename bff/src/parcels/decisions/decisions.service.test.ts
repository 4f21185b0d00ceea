import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createConsentIndex, type ConsentWord } from './consent-index.ts'
import type { Decision, Decisions } from './decisions.repository.ts'
import { createNoticeDecisions } from './decisions.service.ts'
import { readWeights } from './weights.ts'

/**
 * The service over stores in memory whose every answer comes when the scheduler says: thousands of orders in which
 * yes, no and asking may meet. What the stores themselves do is tested through the door.
 */
function build(s: fc.Scheduler) {
  let now = 1_000_000
  const clock = { now: () => new Date(now++) }
  const words: ConsentWord[] = []
  const stored = new Map<string, Decision>()
  const later = <T>(make: () => T): Promise<T> => s.schedule(Promise.resolve()).then(make)
  const index = createConsentIndex(
    {
      currentVersion: () => later(() => 1),
      async *stream(from) {
        const page = await later(() => words.filter((word) => word.at >= from))
        for (const word of page) {
          await later(() => undefined)
          yield word
        }
      },
    },
    clock.now,
  )
  const decisions: Decisions = {
    listBySscc: (ssccs) =>
      later(
        () =>
          new Map(ssccs.flatMap((sscc) => (stored.has(sscc) ? [[sscc, stored.get(sscc)!] as const] : []))),
      ),
    listSeen: () => later(() => []),
    addMany: (list) =>
      later(() => {
        const taken = list.filter((one) => stored.has(one.sscc)).map((one) => one.sscc)
        for (const one of list) if (!stored.has(one.sscc)) stored.set(one.sscc, one)
        return taken
      }),
    replaceMany: (list) => later(() => list.forEach((one) => stored.set(one.sscc, one))),
    countDay: () => Promise.resolve({ orders: 0, printed: {} }),
  }
  const service = createNoticeDecisions({
    index,
    decisions,
    clock,
    metrics: { noticesDecided: { inc: () => undefined } as never },
    weights: readWeights(),
    totals: { read: () => Promise.resolve({ orders: 0, byNotice: new Map() }) },
    notices: {
      fingerprint: () => later(() => 'same'),
      listOpen: () =>
        later(() => [{ id: 'n-1', fromRegion: '130900', possibleRegions: [], missingOn: '2014-02-05' }]),
    },
  })
  /** Stores a word and says when it was confirmed. */
  const say = async (recipientRef: string, granted: boolean, parcelId: string | null): Promise<number> => {
    const at = clock.now()
    await later(() => words.push({ recipientRef, parcelId, granted, textVersion: 1, at }))
    return clock.now().getTime()
  }
  return { service, say, clock, stored }
}

const act = fc.oneof(
  fc.record({ kind: fc.constant('say' as const), granted: fc.boolean(), own: fc.boolean() }),
  fc.record({ kind: fc.constant('ask' as const), parcel: fc.integer({ min: 0, max: 2 }) }),
)

test('no order of yes, no and asking prints what a confirmed no was before', async () => {
  let printed = 0
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fc.array(fc.tuple(fc.integer({ min: 0, max: 1 }), act), { minLength: 4, maxLength: 14 }),
      async (s, acts) => {
        const { service, say, clock, stored } = build(s)
        const confirmed: { person: number; parcel: string | null; granted: boolean; at: number }[] = []
        const prints: { person: number; sscc: string; asked: number }[] = []
        // each person's own words follow one another, as taps do; everything else goes as it goes
        const taps = [0, 1].map(async (person) => {
          for (const [who, one] of acts) {
            if (who !== person || one.kind !== 'say') continue
            const parcel = one.own ? `${person}-0` : null
            const at = await say(`cus_${person}`, one.granted, parcel)
            confirmed.push({ person, parcel, granted: one.granted, at })
          }
        })
        const asks = acts.map(async ([person, one]) => {
          if (one.kind !== 'ask') return
          await s.schedule(Promise.resolve())
          const asked = clock.now().getTime()
          const sscc = `${person}-${one.parcel}`
          const parcel = {
            sscc,
            recipientRef: `cus_${person}`,
            toRegion: '130900',
            at: new Date(asked).toISOString(),
          }
          const [decision] = await service.decide([parcel])
          if (decision!.print) prints.push({ person, sscc, asked })
        })
        await s.waitFor(Promise.all([...taps, ...asks]))
        printed += prints.length
        for (const { person, sscc, asked } of prints) {
          // the words confirmed before the asking began, in their order: the last that speaks of this parcel
          const before = confirmed.filter(
            (c) => c.person === person && c.at < asked && (c.parcel === null || c.parcel === sscc),
          )
          const last = before.at(-1)
          const after = confirmed.some((c) => c.person === person && c.at >= asked && c.granted)
          // a yes that was under way while it was asked may count, a no that was confirmed before it must
          if (last && !last.granted) expect(after).toBe(true)
        }
        for (const one of stored.values()) expect(one.print).toBe(one.noticeId !== null)
      },
    ),
    { numRuns: 1500 },
  )
  expect(printed).toBeGreaterThan(100)
}, 60_000)
