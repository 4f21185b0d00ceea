import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from './build-steps.mjs'
import { elapsed, fail, say, step } from './console.mjs'
import {
  bffEnvironment,
  DATA_DIR,
  PORT,
  PUBLIC_URL,
  TIP_DESK_URL,
  tipDeskEnvironment,
} from './environment.mjs'
import { demoImports } from './demo-data.mjs'
import { end, launch, ROOT, run } from './processes.mjs'
import { secretsOf, tipDeskSecretsOf } from './secrets.mjs'
import { checkNode, setupPackages, setupSystem } from './setup.mjs'
import { startMongo, startRedis } from './stores.mjs'

/** `npm start`: installs, builds, starts stores, stand-ins and the BFF with demo data, and says where to click. */

const running = []
const logs = join(DATA_DIR, 'logs')
const runningFile = join(DATA_DIR, 'running.json')

async function main() {
  checkNode()
  await Promise.all([setupSystem({ redis: !process.env.REDIS_URL }), setupPackages()])
  await build('server', 'h5')
  mkdirSync(DATA_DIR, { recursive: true })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop)

  let mongo, redis, urls
  await step('starting the document store', async () => {
    mongo = await startMongo(DATA_DIR)
    running.unshift(...mongo.processes)
  })
  await step('starting Redis', async () => {
    redis = await startRedis(DATA_DIR)
    running.unshift(...redis.processes)
  })
  await step('starting the stand-ins (departments, WeChat, SMS, police, map)', async () => {
    const deskSecrets = tipDeskSecretsOf(DATA_DIR)
    const env = {
      ...secretsOf(DATA_DIR),
      POLICE_SECRET: deskSecrets.POLICE_SECRET,
      TIP_DESK_CODE: deskSecrets.TIP_DESK_CODE,
      TIP_DESK_URL,
      PORTS: '0',
      HOOK_BASE: `http://127.0.0.1:${PORT}/api/v1`,
      PUBLIC_URL,
      DATA_DIR: join(DATA_DIR, 'stand-ins'),
    }
    const mocks = launch('stand-ins', [join(ROOT, 'mocks/dist/cli.js')], { env, logs })
    running.unshift(mocks)
    urls = (await mocks.ready).urls
  })
  const env = bffEnvironment({ mongoUri: mongo.uri, redisUrl: redis.url, urls })
  await importDemo(env, urls)
  await step('starting the BFF', async () => {
    running.unshift(launch('bff', [join(ROOT, 'bff/dist/bundled/bff/main.js')], { env, logs }))
    await isReady()
  })
  await step('starting the tip desk', async () => {
    const desk = launch('tip-desk', [join(ROOT, 'bff/dist/bundled/tip-desk/main.js')], {
      env: tipDeskEnvironment({ mongoUri: mongo.uri, urls }),
      logs,
    })
    running.unshift(desk)
    await desk.ready
  })
  for (const { name, child } of running)
    child.once(
      'exit',
      (code) => stopping || fail(new Error(`${name} ended with ${code}; its log is in ${logs}`)),
    )
  writeFileSync(
    runningFile,
    JSON.stringify({ pid: process.pid, env: { MONGODB_URI: mongo.uri, REDIS_URL: redis.url }, urls }),
    { mode: 0o600 },
  )
  welcome()
}

/** Brings the demo data in where it is not what was brought in last: importing again would change nothing, but takes seconds. */
async function importDemo(env, urls) {
  const imports = [...demoImports(), `requests=${await todaysVisits(urls)}`]
  const stamp = join(DATA_DIR, 'imported')
  const now = createHash('sha256').update(env.MONGODB_URI.replace(/:\d+/, ''))
  for (const job of imports) now.update(readFileSync(job.split('=')[1]))
  const mark = now.digest('hex')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === mark) return
  await step('importing demo data', async () => {
    const output = await run(process.execPath, [join(ROOT, 'bff/dist/import/main.js'), ...imports], {
      env: { ...env, LOG_LEVEL: 'error' },
    })
    writeFileSync(stamp, mark)
    return output
      .trim()
      .split('\n')
      .map((line) => line.replace(' imported, 0 bad', ''))
      .join(', ')
  })
}

/** The day of the demo's installers is today's, whatever day it is: installation's stand-in knows it. */
async function todaysVisits({ demo }) {
  const file = join(DATA_DIR, 'visits.json')
  writeFileSync(file, await (await fetch(`${demo}/demo/requests.json`)).text())
  return file
}

/** Waits until the BFF answers that all of it works, or ends. */
async function isReady() {
  const [{ child, ready }] = running
  let ended = null
  ready.catch((error) => (ended = error)) // the BFF prints no line of its own; ending early is the only news
  for (;;) {
    if (ended || child.exitCode !== null) throw ended ?? new Error('the BFF ended')
    try {
      if ((await fetch(`http://127.0.0.1:${PORT}/readyz`)).ok) return
    } catch {
      // not listening yet
    }
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

function welcome() {
  say(`
OneHall 一厅 is ready after ${elapsed()}.

  the app          ${PUBLIC_URL}/
  tip desk         ${TIP_DESK_URL}/      its code is on the demo sheet
  demo sheet       ${PUBLIC_URL}/demo      codes to scan, who plays whom, the text messages
  API              ${PUBLIC_URL}/docs
  logs             ${logs}

Sign in with a number from the demo sheet; the code arrives on the sheet. Ctrl-C stops everything.`)
}

let stopping = false
async function stop() {
  if (stopping) return
  stopping = true
  say('\nstopping …')
  await end(running)
  rmSync(runningFile, { force: true })
  process.exit(0)
}

main().catch(async (error) => {
  stopping = true
  await end(running)
  fail(error)
})
