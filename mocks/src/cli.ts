/**
 * All stand-ins in one process: `node dist/cli.js`. One line of JSON says when they are ready and where.
 * PORTS is the first of six ports in a row; 0 takes free ones.
 */
import { z } from 'zod'
import { createDemo } from './demo/demo.ts'
import { createInstallation } from './departments/installation.ts'
import { createLogistics } from './departments/logistics.ts'
import { createSales } from './departments/sales.ts'
import { createSms } from './sms/sms.ts'
import { createWechat } from './wechat/wechat.ts'

const given = z.string().min(1)
const environment = z.object({
  PORTS: z.coerce.number().int().min(0).max(65_530),
  HOOK_BASE: z.url(),
  PUBLIC_URL: z.url(),
  DATA_DIR: given,
  SALES_SECRET: given,
  LOGISTICS_SECRET: given,
  INSTALLATION_SECRET: given,
  WECHAT_APP_ID: given,
  WECHAT_APP_SECRET: given,
  SMS_KEY: given,
})
type Environment = z.infer<typeof environment>

function fail(sentence: string): never {
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}

function readEnvironment(): Environment {
  if (process.env.NODE_ENV === 'production') fail('Stand-ins never run in production.')
  const read = environment.safeParse(process.env)
  if (read.success) return read.data
  const names = [...new Set(read.error.issues.map((issue) => String(issue.path[0])))]
  return fail(`Missing or wrong in the environment: ${names.join(', ')}`)
}

async function start(env: Environment) {
  const port = (place: number): number => (env.PORTS === 0 ? 0 : env.PORTS + place)
  const department = { hookBase: env.HOOK_BASE, dataDir: env.DATA_DIR }
  const mocks = {
    sales: await createSales({ ...department, port: port(0), secret: env.SALES_SECRET }),
    logistics: await createLogistics({ ...department, port: port(1), secret: env.LOGISTICS_SECRET }),
    installation: await createInstallation({ ...department, port: port(2), secret: env.INSTALLATION_SECRET }),
    wechat: await createWechat({ port: port(3), appId: env.WECHAT_APP_ID, appSecret: env.WECHAT_APP_SECRET }),
    sms: await createSms({ port: port(4), key: env.SMS_KEY }),
  }
  const addresses = Object.entries(mocks).map(([name, { url }]) => [name, { url }] as const)
  const demo = await createDemo({
    port: port(5),
    publicUrl: env.PUBLIC_URL.replace(/\/$/, ''),
    mocks: Object.fromEntries(addresses) as Record<keyof typeof mocks, { url: string }>,
  })
  return { ...mocks, demo }
}

const servers = await start(readEnvironment())
let stopping = false
async function stop(): Promise<void> {
  if (stopping) return
  stopping = true
  await Promise.all(Object.values(servers).map((server) => server.close()))
  process.exit(0)
}
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop())
process.on('disconnect', () => void stop())

const urls = Object.fromEntries(Object.entries(servers).map(([name, { url }]) => [name, url]))
process.stdout.write(`${JSON.stringify({ ready: true, urls })}\n`)
