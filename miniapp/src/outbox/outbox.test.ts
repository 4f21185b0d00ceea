import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createOutbox, type Outbox, type Ports, type Reply } from './outbox.ts'
import { countsOf, SIGNATURE, stateOf, type JobRecord } from './record.ts'

/**
 * The device, the server and the way between them. Before every step of the app the phone may die, and on every way
 * the line may be cut, before the server heard of it or after.
 */
function createWorld(chance: () => number) {
  const device = { records: new Map<string, string>(), files: new Set<string>(), full: false }
  const server = {
    media: new Map<string, string>(),
    acts: [] as { jobId: string; clientId: string; photos: string[] }[],
    answers: new Map<string, Reply<{ asksWhy: boolean }>>(),
  }
  const world = { device, server, kills: 0, cuts: 0, time: 1_800_000_000_000, names: 0, lies: [] as string[] }
  const limits = { kills: 0, cuts: 0 }

  /** One life of the app, from its launch until it is killed. */
  function launch(): { outbox: Outbox; alive: () => boolean; timers: (() => void)[] } {
    let alive = true
    const timers: (() => void)[] = []
    const never = new Promise<never>(() => undefined)
    const mayDie = (): void => {
      if (!alive) throw new Error('killed')
      if (world.kills < limits.kills && chance() < 0.08) {
        world.kills += 1
        alive = false
        throw new Error('killed')
      }
    }
    /** A step that the phone may die before or after; dead, it goes on no more. */
    const step = async <T>(act: () => T): Promise<T> => {
      try {
        mayDie()
        await Promise.resolve()
        mayDie()
        const result = act()
        mayDie()
        return result
      } catch (error) {
        if (alive) throw error
        return never
      }
    }
    const carried = <T>(act: () => Reply<T>): Promise<Reply<T>> =>
      step(() => {
        const cut = world.cuts < limits.cuts && chance() < 0.3
        if (cut) world.cuts += 1
        if (cut && chance() < 0.5) return { kind: 'later' }
        const reply = act()
        return cut ? { kind: 'later' } : reply
      })
    const ports: Ports = {
      records: {
        jobs: () => [...device.records.keys()],
        read: (jobId) => JSON.parse(device.records.get(jobId) ?? 'null') as JobRecord | null,
        write(jobId, record) {
          mayDie()
          if (device.full) return false
          device.records.set(jobId, JSON.stringify(record))
          mayDie()
          return true
        },
        clear: (jobId) => void device.records.delete(jobId),
        namedFiles: () => [...device.records.values()].flatMap((text) => filesIn(text)),
      },
      files: {
        save: (_from, name) => step(() => void device.files.add(name)),
        remove: (name) => step(() => void device.files.delete(name)),
        names: () => step(() => [...device.files]),
      },
      wire: {
        photo: ({ id, file }) =>
          carried(() => {
            if (!device.files.has(file)) throw new Error(`${file} is gone before it was sent`)
            if (!server.media.has(id)) server.media.set(id, `m-${id}`)
            return { kind: 'done', value: { mediaId: server.media.get(id)! } }
          }),
        act: (jobId, body) =>
          carried(() => {
            const answer = server.answers.get(body.clientId)
            if (answer) return answer
            if (!server.acts.some(({ clientId }) => clientId === body.clientId)) {
              const photos = (body.photos ?? []).map(({ mediaId }) => mediaId)
              if (body.signatureMediaId) photos.push(body.signatureMediaId)
              server.acts.push({ jobId, clientId: body.clientId, photos })
            }
            return { kind: 'done', value: { asksWhy: false } }
          }),
        charges: () => carried(() => ({ kind: 'done', value: {} })),
      },
      after(_ms, act) {
        timers.push(act)
        return () => {
          const at = timers.indexOf(act)
          if (at >= 0) timers.splice(at, 1)
        }
      },
      now: () => (world.time += 1),
      newId: () => `${world.time.toString(36)}-${(world.names += 1)}`,
      changed: () => look(),
      answered: () => undefined,
    }
    const outbox = createOutbox(ports)
    /** Reads the screen: nothing on it may say sent that the server does not have. */
    const look = (): void => {
      for (const text of device.records.values()) {
        for (const entry of (JSON.parse(text) as JobRecord).entries) {
          if (stateOf(entry, outbox.sending()) !== 'sent') continue
          const has =
            entry.kind === 'photo'
              ? server.media.has(entry.id)
              : server.acts.some(({ clientId }) => clientId === entry.id)
          if (!has) world.lies.push(entry.id)
        }
      }
    }
    return { outbox, alive: () => alive, timers }
  }
  return { ...world, world, limits, launch }
}

const filesIn = (text: string): string[] =>
  (JSON.parse(text) as JobRecord).entries.flatMap((entry) => (entry.kind === 'photo' ? [entry.file] : []))

const settle = async (): Promise<void> => {
  for (let i = 0; i < 60; i++) await Promise.resolve()
}

type Deed = { job: string; photos: number } | { pause: true }
const deeds = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.record({ job: fc.constantFrom('a', 'b', 'c'), photos: fc.nat(3) }) },
    { weight: 1, arbitrary: fc.constant({ pause: true as const }) },
  ),
  { minLength: 1, maxLength: 14 },
)

/** An installer does his deeds, whatever dies under his hands: what did not say that it is recorded, he does again. */
async function workThrough(
  day: Deed[],
  world: ReturnType<typeof createWorld>,
): Promise<Map<string, string[]>> {
  const said = new Map<string, string[]>()
  let phone = world.launch()
  const living = async (): Promise<Outbox> => {
    if (!phone.alive()) {
      phone = world.launch()
      void phone.outbox.sweep().catch(() => undefined)
      void phone.outbox.hurry().catch(() => undefined)
      await settle()
      return living()
    }
    return phone.outbox
  }
  /** True once the device says so; a death in between counts as no. */
  const until = async (act: (outbox: Outbox) => boolean | Promise<boolean>): Promise<void> => {
    for (;;) {
      const outbox = await living()
      try {
        const answer = await Promise.race([act(outbox), settle().then(() => false)])
        if (answer) return
      } catch {
        // killed
      }
    }
  }
  for (const deed of day) {
    if ('pause' in deed) {
      for (const timer of phone.timers.splice(0)) timer()
      await settle()
      continue
    }
    for (let i = 0; i < deed.photos; i++) {
      await until((outbox) => outbox.addPhoto(deed.job, { from: 'camera', of: i > 1 ? SIGNATURE : 'after' }))
    }
    await until((outbox) => outbox.say(deed.job, { to: 'started', at: '2026-11-22T01:00:00Z' }))
    for (const [jobId, text] of world.device.records) said.set(jobId, actsIn(text))
  }
  world.limits.kills = 0
  world.limits.cuts = 0
  for (let i = 0; i < 12; i++) {
    const outbox = await living()
    void outbox.hurry()
    for (const timer of phone.timers.splice(0)) timer()
    await settle()
  }
  world.world.time += 3_600_000
  await (await living()).sweep()
  return said
}

const actsIn = (text: string): string[] =>
  (JSON.parse(text) as JobRecord).entries.flatMap((entry) => (entry.kind === 'act' ? [entry.id] : []))

describe('whatever dies and whatever is cut', () => {
  test('every act and photo arrives exactly once, in order per job, and none is called sent before', async () => {
    let kills = 0
    let cuts = 0
    await fc.assert(
      fc.asyncProperty(
        deeds,
        fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
        async (day, luck) => {
          const world = createWorld(() => luck.next().value as number)
          world.limits.kills = 10
          world.limits.cuts = 30
          const said = await workThrough(day, world)
          for (const [jobId, acts] of said) {
            const arrived = world.server.acts
              .filter((act) => act.jobId === jobId)
              .map(({ clientId }) => clientId)
            expect(arrived).toEqual(acts)
            const done = day.filter((deed) => 'job' in deed && deed.job === jobId)
            expect(arrived.length).toBeGreaterThanOrEqual(done.length)
          }
          const left = [...world.device.records.values()].map((text) => JSON.parse(text) as JobRecord)
          expect(countsOf(left, null)).toEqual({ waiting: 0, sending: 0, refused: 0 })
          // every photo that an act brought is named by that act once, and every file on the device by a record
          const brought = world.server.acts.flatMap(({ photos }) => photos)
          expect(new Set(brought).size).toBe(brought.length)
          const named = [...world.device.records.values()].flatMap(filesIn)
          expect([...world.device.files].sort()).toEqual([...named].sort())
          expect(world.world.lies).toEqual([])
          kills += world.world.kills
          cuts += world.world.cuts
        },
      ),
      { numRuns: 60 },
    )
    expect(kills).toBeGreaterThan(60)
    expect(cuts).toBeGreaterThan(60)
  }, 30_000)
})
