import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { cpus, loadavg, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { freePort, startRedis } from '../support/global-setup.ts'
import { openProcessHouse, type ProcessHouse } from '../support/process-house.ts'
import { startBareRoute, startStore } from '../support/processes.ts'
import { eventually } from '../support/waiting.ts'
import { gatherCrew } from './crew.ts'
import { memoryMbOf, press, type Pressed, type Request } from './press.ts'

/**
 * `npm run bench`: what a scan and an accepted request cost beside a bare Koa route, all in one run on one machine,
 * in turns, so that what else the machine does weighs on each of them alike.
 */
/** the first one warms up and is not counted */
const ROUNDS = 4
const SECONDS = 4
const DATA = 'mocks/data'
/** Stand-ins take cases and say nothing of them while we measure. */
const SILENT_MS = 24 * 3_600_000

async function bench(results: string): Promise<void> {
  const machine = { cpus: cpus().length, model: cpus()[0]?.model ?? '', loadBefore: loadavg()[0] ?? 0 }
  const folder = await mkdtemp(join(tmpdir(), 'onehall-bench-'))
  const store = await startStore(join(folder, 'mongo'), await freePort())
  const redis = await startRedis(folder)
  const house = await openProcessHouse({
    mongoUri: store.uri,
    redisUrl: redis.url,
    pace: SILENT_MS,
    visitPace: SILENT_MS,
  })
  try {
    const figures = { at: new Date().toISOString(), machine, ...(await measure(house)) }
    await mkdir(dirname(results), { recursive: true })
    await writeFile(results, `${JSON.stringify(figures, null, 2)}\n`)
    print(figures)
  } finally {
    await house.close()
    await store.kill()
    redis.process.kill('SIGTERM')
    await rm(folder, { recursive: true, force: true })
  }
}

type Figures = Awaited<ReturnType<typeof measure>>

async function measure(house: ProcessHouse) {
  const files = ['products=catalogue/products.json', 'units=units/units.json']
  const jobs = files.map((file) => file.replace('=', `=${DATA}/`))
  await promisify(execFile)(process.execPath, ['bff/dist/import/main.js', ...jobs], { env: house.env })
  const bff = await house.start()
  const atRest = (await memoryMbOf(bff.pid)).now
  const crew = await gatherCrew(house, `${DATA}/units/units.json`)
  const bare = await startBareRoute(await freePort())

  const from = performance.now()
  const rounds: Record<'bare' | 'scan' | 'request', Pressed[]> = { bare: [], scan: [], request: [] }
  let pressingMs = 0
  const pressHouse = (status: number, next: () => Request) =>
    press({ origin: house.url, pid: bff.pid, seconds: SECONDS, status, next })
  for (let round = 0; round < ROUNDS; round++) {
    const next = (): Request => ({ method: 'GET', path: '/bare' })
    rounds.bare.push(await press({ origin: bare.url, pid: bare.pid, seconds: SECONDS, status: 200, next }))
    rounds.scan.push(await pressHouse(200, crew.scan))
    const opening = performance.now()
    rounds.request.push(await pressHouse(201, crew.openRequest))
    await delivered(house)
    pressingMs += performance.now() - opening
  }
  const legs = await house.db.collection('requests').countDocuments({ 'legs.ref': { $ne: null } })
  const { peak } = await memoryMbOf(bff.pid)
  await bare.kill()
  const [bareRoute, scan, request] = [rounds.bare, rounds.scan, rounds.request].map(middle) as [
    Pressed,
    Pressed,
    Pressed,
  ]
  return {
    seconds: (performance.now() - from) / 1000,
    bare: bareRoute,
    scan: { ...scan, ...beside(bareRoute, scan) },
    request: { ...request, ...beside(bareRoute, request) },
    legs: { delivered: legs, perSecond: (legs / pressingMs) * 1000 },
    memoryMb: { atRest, peak },
  }
}

/** Until departments have all that was accepted. */
const delivered = (house: ProcessHouse): Promise<number> =>
  eventually(
    () => house.db.collection('requests').countDocuments({ dueAt: { $exists: true } }),
    (left) => left === 0,
    120_000,
  )

const middle = ([, ...rounds]: Pressed[]): Pressed =>
  rounds.sort((a, b) => a.cpuMs - b.cpuMs)[Math.floor(rounds.length / 2)]!

/** How much of the bare route's pace is left, and how often its processor time one costs. */
const beside = (bare: Pressed, one: Pressed) => ({
  ofBarePace: one.perSecond / bare.perSecond,
  timesBareCpu: one.cpuMs / bare.cpuMs,
})

function print({
  machine,
  bare,
  scan,
  request,
  legs,
  memoryMb,
}: Figures & { machine: { loadBefore: number } }) {
  const row = (name: string, { perSecond, cpuMs }: Pressed, more = ''): string =>
    `${name.padEnd(28)} ${perSecond.toFixed(0).padStart(7)}/s ${cpuMs.toFixed(3).padStart(9)} ms cpu ${more}`
  const ratio = ({ ofBarePace, timesBareCpu }: ReturnType<typeof beside>): string =>
    `  ${(ofBarePace * 100).toFixed(1)} % of the pace, ×${timesBareCpu.toFixed(1)} the cpu`
  const lines = [
    `load before: ${machine.loadBefore.toFixed(1)}`,
    row('bare Koa route', bare),
    row('authenticated scan', scan, ratio(scan)),
    row('accepted request', request, ratio(request)),
    `legs delivered               ${legs.perSecond.toFixed(0).padStart(7)}/s  (${legs.delivered}, while requests are accepted)`,
    `memory of the BFF            ${memoryMb.atRest.toFixed(0)} MB at rest, ${memoryMb.peak.toFixed(0)} MB at most`,
  ]
  process.stdout.write(`${lines.join('\n')}\n`)
}

await bench(process.argv[2] ?? 'bench/results.json')
