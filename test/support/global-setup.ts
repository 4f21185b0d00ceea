import { spawn, type ChildProcess } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createStore } from '@onehall/mongo/index'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    mongoUri: string
    redisUrl: string
  }
}

/**
 * One document store and one Redis for a whole run, over their real wires; every test file takes a database and a
 * key prefix of its own. TEST_MONGODB_URI puts a real MongoDB in the place of the embedded store.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'onehall-test-'))
  const given = process.env['TEST_MONGODB_URI']
  const store = given ? null : await createStore({ path: join(folder, 'mongo') })
  const redis = await startRedis(folder)
  if (!given)
    process.stdout.write(
      'NOT RUN: against a real MongoDB (TEST_MONGODB_URI is not set); this run uses the embedded store\n',
    )
  project.provide('mongoUri', given ?? store!.uri)
  project.provide('redisUrl', redis.url)
  return async () => {
    redis.process.kill('SIGTERM')
    await store?.close()
    await rm(folder, { recursive: true, force: true })
  }
}

/**
 * A port that is free, and stays so until it is used: systems give connections theirs from 32768 up, so none of those
 * that come and go meanwhile can take it.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(20_000, 32_000)
    if (await isFree(port)) return port
  }
}

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })

/** The system's redis-server, with nothing kept on disk; on a free port, or the one given. */
export async function startRedis(
  folder: string,
  at?: number,
): Promise<{ url: string; process: ChildProcess }> {
  const port = at ?? (await freePort())
  const args = [
    '--port',
    String(port),
    '--bind',
    '127.0.0.1',
    '--save',
    '',
    '--appendonly',
    'no',
    '--dir',
    folder,
  ]
  const child = spawn('redis-server', args, { stdio: ['ignore', 'pipe', 'inherit'] })
  await new Promise<void>((resolve, reject) => {
    child.once('error', reject)
    child.stdout.on('data', (chunk: Buffer) => {
      if (chunk.includes('Ready to accept connections')) resolve()
    })
  })
  return { url: `redis://127.0.0.1:${port}`, process: child }
}
