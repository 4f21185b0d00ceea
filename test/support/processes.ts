import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { eventually } from './waiting.ts'

/** A program of ours as a process of its own, as `npm run build:server` built it. It ends when the test that started it is gone. */
export interface Running {
  pid: number
  /** kill -9; resolves when it is gone */
  kill(): Promise<void>
  /** SIGTERM; resolves when it has ended by itself. Throws, and kills it, where it does not within `withinMs`. */
  stop(withinMs?: number): Promise<{ code: number | null; ms: number }>
  hasEnded(): boolean
  /** the end of what it wrote */
  output(): string
}

const OUTPUT_KEPT = 20_000

/** `program` is named from the root of the repository, where tests are run. */
function start(program: string, args: string[], env: Record<string, string>): Running {
  const child = spawn(process.execPath, [program, ...args], {
    env: { PATH: process.env['PATH'] ?? '', ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  let output = ''
  for (const stream of [child.stdout!, child.stderr!])
    stream.on('data', (chunk: Buffer) => (output = (output + chunk.toString()).slice(-OUTPUT_KEPT)))
  const hasEnded = (): boolean => child.exitCode !== null || child.signalCode !== null
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (hasEnded()) return
    const gone = once(child, 'exit')
    child.kill(signal)
    await gone
  }
  return {
    pid: child.pid!,
    hasEnded,
    output: () => output,
    kill: () => end('SIGKILL'),
    async stop(withinMs = 20_000) {
      const from = Date.now()
      const timer = setTimeout(() => child.kill('SIGKILL'), withinMs)
      await end('SIGTERM')
      clearTimeout(timer)
      if (child.signalCode === 'SIGKILL')
        throw new Error(`${program} did not end within ${withinMs} ms\n${output}`)
      return { code: child.exitCode, ms: Date.now() - from }
    },
  }
}

/** Runs a program of ours to its end. */
export async function runProgram(
  program: string,
  args: string[],
  env: Record<string, string>,
): Promise<{ code: number | null; output: string }> {
  const child = spawn(process.execPath, [program, ...args], {
    env: { PATH: process.env['PATH'] ?? '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, output }
}

/** Resolves when `isReady` says so; throws with its output where it ends before. */
async function whenReady(process: Running, isReady: () => Promise<boolean>): Promise<void> {
  await eventually(
    async () => process.hasEnded() || (await isReady()),
    (done) => done,
    240_000,
  )
  if (process.hasEnded()) throw new Error(`it ended before it was ready\n${process.output()}`)
}

type Serving = Running & { url: string }

const LOOK_MS = 5_000

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(LOOK_MS) })).ok
  } catch {
    return false
  }
}

/** The BFF, listening on `PORT` of its environment; `ready` waits until it says that all of it works. */
export function startBff(env: Record<string, string>): Serving & { ready: Promise<void> } {
  const url = `http://127.0.0.1:${env['PORT']}`
  const running = start('bff/dist/bundled/bff/main.js', [], env)
  const ready = whenReady(running, () => answers(`${url}/readyz`))
  ready.catch(() => undefined) // a process that is killed while it starts is nobody's error unless somebody waits
  return { ...running, url, ready }
}

/** The tip desk, listening on `TIP_DESK_PORT` of its environment. */
export async function startTipDesk(env: Record<string, string>): Promise<Serving> {
  const url = `http://127.0.0.1:${env['TIP_DESK_PORT']}`
  const running = start('bff/dist/bundled/tip-desk/main.js', [], env)
  await whenReady(running, () => answers(`${url}/readyz`))
  return { ...running, url }
}

/** The route that load is measured against. */
export async function startBareRoute(port: number): Promise<Serving> {
  const url = `http://127.0.0.1:${port}`
  const running = start('test/dist/load/bare-route.js', [], { PORT: String(port), NODE_ENV: 'production' })
  await whenReady(running, () => answers(`${url}/bare`))
  return { ...running, url }
}

/** The embedded store on a folder and a port of its own. */
export async function startStore(path: string, port: number): Promise<Running & { uri: string }> {
  const running = start('mocks/mongo/dist/main.js', ['--path', path, '--port', String(port)], {
    NODE_ENV: 'test',
  })
  await whenReady(running, () => Promise.resolve(running.output().includes('"ready":true')))
  return { ...running, uri: `mongodb://127.0.0.1:${port}/?directConnection=true` }
}
