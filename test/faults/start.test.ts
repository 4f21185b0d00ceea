import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, readlink, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createCaller } from '../support/caller.ts'
import { freePort } from '../support/global-setup.ts'
import { eventually } from '../support/waiting.ts'

const SCRIPT = fileURLToPath(new URL('../../scripts/start.mjs', import.meta.url))

let folder: string
const started: Started[] = []

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'onehall-start-'))
})
afterAll(async () => {
  for (const one of started) one.end('SIGKILL')
  for (const pid of await runningIn(folder)) process.kill(pid, 'SIGKILL')
  await rm(folder, { recursive: true, force: true })
})

interface Started {
  /** resolves when it says that all is ready; throws what it said where it ended before */
  ready: Promise<void>
  ended: Promise<number | null>
  output(): string
  end(signal: NodeJS.Signals): void
}

/** `npm start` on a port, with its data in the folder. It may have to build first. */
function start(port: number): Started {
  const env = { PATH: process.env['PATH'], HOME: process.env['HOME'], PORT: String(port), DATA_DIR: 'data' }
  const child = spawn(process.execPath, [SCRIPT], { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const ended = once(child, 'exit').then(([code]) => code as number | null)
  const ready = eventually(
    () => Promise.resolve(output),
    (said) => said.includes('is ready after') || child.exitCode !== null || child.signalCode !== null,
    240_000,
  ).then((said) => {
    if (!said.includes('is ready after')) throw new Error(said)
  })
  const one = { ready, ended, output: () => output, end: (signal: NodeJS.Signals) => void child.kill(signal) }
  started.push(one)
  return one
}

/** The processes that work in this folder, or have it in their command line or environment, by their numbers. */
async function runningIn(path: string): Promise<number[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
  const speaksOfIt = async (pid: string): Promise<boolean> => {
    try {
      const texts = ['cmdline', 'environ'].map((file) => readFile(`/proc/${pid}/${file}`, 'latin1'))
      const place = readlink(`/proc/${pid}/cwd`)
      return (await Promise.all([place, ...texts])).some((text) => text.includes(path))
    } catch {
      return false // it ended while we looked
    }
  }
  const found = await Promise.all(pids.map(speaksOfIt))
  return pids.filter((_, i) => found[i]).map(Number)
}

const isRedis = async (pid: number): Promise<boolean> =>
  (await readFile(`/proc/${pid}/cmdline`, 'latin1').catch(() => '')).includes('redis-server')

test('npm start: killed it leaves nothing behind, started again it goes on, a second one beside it says why not', async () => {
  const port = await freePort()
  const first = start(port)
  await first.ready
  const api = createCaller(`http://127.0.0.1:${port}`)
  const { body: session } = await api.post('auth/wechat', { code: 'demo-start-test' })
  const person = api.as(session.accessToken)
  const { body: opened } = await person.post('requests', { kind: 'purchase', text: '想再买一台' })
  const began = await runningIn(folder)
  expect(began).toHaveLength(5) // the script, the store, Redis, the stand-ins, the BFF

  first.end('SIGKILL')
  const left = await eventually(
    () => runningIn(folder),
    (pids) => pids.length <= 1,
  )
  for (const pid of left) expect(await isRedis(pid)).toBe(true)

  const second = start(port)
  await second.ready
  expect((await person.get(`requests/${opened.id}`)).body).toMatchObject({ id: opened.id, kind: 'purchase' })
  expect(await runningIn(folder)).toHaveLength(5)
  for (const pid of left) expect(await isRedis(pid)).toBe(false)

  const beside = start(await freePort())
  expect(await beside.ended).toBe(1)
  expect(beside.output()).toMatch(/data\/mongo belongs to the store that process \d+ runs/)
  expect(beside.output()).not.toContain('    at ')
  expect((await api.get('/readyz')).status).toBe(200)

  second.end('SIGINT')
  expect(await second.ended).toBe(0)
  expect(await runningIn(folder)).toEqual([])
  process.stdout.write(
    `npm start: kill -9 left ${left.length} (Redis, ended by the next start), Ctrl-C left 0, request kept 1\n`,
  )
}, 600_000)
