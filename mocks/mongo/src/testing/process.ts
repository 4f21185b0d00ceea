import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))
const compiler = fileURLToPath(new URL('../../../../node_modules/typescript/bin/tsc', import.meta.url))

/**
 * Compiles the store, so that dist/main.js is what the sources say; `npm test` has just done so. Whether their types are
 * right is not asked here.
 */
export const build = (): unknown =>
  process.env['ONEHALL_BUILT'] === '1' || execFileSync(process.execPath, [compiler, '-b', root, '--noCheck'])

export interface StoreProcess {
  child: ChildProcess
  /** What it prints when it is ready. */
  ready: { ready: true; port: number; uri: string }
  lines: string[]
}

export interface StartOptions {
  port?: number
  env?: Record<string, string>
}

/** Starts dist/main.js on a folder. Throws what it says on stderr where it ends instead of getting ready. */
export async function startProcess(
  folder: string,
  { port = 0, env }: StartOptions = {},
): Promise<StoreProcess> {
  const child = spawn(process.execPath, ['dist/main.js', '--path', folder, '--port', String(port)], {
    cwd: root,
    env: { ...process.env, ...env },
    // with the channel it ends when the tests are gone, however they end
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  const lines: string[] = []
  let complaint = ''
  child.stderr!.on('data', (text: Buffer) => (complaint += text.toString()))
  const ready = new Promise<StoreProcess['ready']>((resolve) => {
    createInterface(child.stdout!).on('line', (line) => {
      lines.push(line)
      resolve(JSON.parse(line) as StoreProcess['ready'])
    })
  })
  const ended = once(child, 'close').then(() => Promise.reject(new Error(complaint)))
  return { child, lines, ready: await Promise.race([ready, ended]) }
}

/** Sends a signal and waits for the end; gives the exit code. */
export async function stopProcess(
  { child }: StoreProcess,
  signal: NodeJS.Signals = 'SIGTERM',
): Promise<number | null> {
  const closed = once(child, 'close')
  child.kill(signal)
  const [code] = (await closed) as [number | null]
  return code
}
