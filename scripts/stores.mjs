import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { launch, ROOT } from './processes.mjs'

export async function freePort() {
  const server = createServer()
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address()
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** The embedded document store, unless MONGODB_URI names another. */
export async function startMongo(dataDir) {
  if (process.env.MONGODB_URI) return { uri: process.env.MONGODB_URI, processes: [] }
  const store = launch(
    'mongo',
    [join(ROOT, 'mocks/mongo/dist/main.js'), '--path', join(dataDir, 'mongo'), '--port', '0'],
    {
      env: { NODE_ENV: 'development' },
      logs: join(dataDir, 'logs'),
    },
  )
  const { uri } = await store.ready
  const named = new URL(uri)
  named.pathname = '/onehall'
  return { uri: named.toString(), processes: [store] }
}

/**
 * The system's redis-server on a free port, appending to its file, unless REDIS_URL names another. It knows nothing of
 * us and would outlive a kill -9 of this script, so its pid is kept and the next start ends what is left of the last.
 */
export async function startRedis(dataDir) {
  if (process.env.REDIS_URL) return { url: process.env.REDIS_URL, processes: [] }
  const dir = join(dataDir, 'redis')
  mkdirSync(dir, { recursive: true })
  const pidFile = join(dir, 'redis.pid')
  await endLeftover(pidFile)
  const port = await freePort()
  const child = spawn(
    'redis-server',
    [
      '--port',
      port,
      '--bind',
      '127.0.0.1',
      '--dir',
      dir,
      '--appendonly',
      'yes',
      '--appendfsync',
      'everysec',
      '--save',
      '',
    ].map(String),
    { stdio: ['ignore', 'pipe', 'pipe'], detached: true },
  )
  writeFileSync(pidFile, String(child.pid))
  child.once('exit', () => rmSync(pidFile, { force: true }))
  await new Promise((resolve, reject) => {
    let text = ''
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`redis-server ended with ${code}\n${text.slice(-1000)}`)))
    child.stdout.on('data', (chunk) => {
      text += chunk
      if (text.includes('Ready to accept connections')) resolve()
    })
  })
  return { url: `redis://127.0.0.1:${port}`, processes: [{ name: 'redis', child }] }
}

async function endLeftover(pidFile) {
  if (!existsSync(pidFile)) return
  const pid = Number(readFileSync(pidFile, 'utf8'))
  try {
    if (!readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('redis-server')) return
    process.kill(pid, 'SIGTERM')
    for (let i = 0; i < 50 && existsSync(`/proc/${pid}`); i++)
      await new Promise((resolve) => setTimeout(resolve, 100))
  } catch {
    // it is gone already
  }
}
