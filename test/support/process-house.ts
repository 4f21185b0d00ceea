import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MongoClient, type Db } from 'mongodb'
import { inject } from 'vitest'
import { createCaller, type Caller } from './caller.ts'
import { freePort } from './global-setup.ts'
import { openStandIns, secretsEnv, withDatabase, type House } from './house.ts'
import { startBff, type Running } from './processes.ts'

/** A house whose BFF is a process: it can be killed, stopped, started again, and have a second one beside it. */
export interface ProcessHouse extends Pick<House, 'standIns' | 'secrets' | 'smsUrl'> {
  /** where the first BFF listens, whenever it runs */
  url: string
  api: Caller
  db: Db
  redisUrl: string
  env: Record<string, string>
  /** Starts a BFF and waits until it works; on the house's port, or on another for one beside it. */
  start(port?: number): Promise<Running & { url: string }>
  /** The same without waiting. */
  startNow(port?: number): Running & { url: string; ready: Promise<void> }
  close(): Promise<void>
}

interface ProcessHouseOptions {
  mongoUri?: string
  redisUrl?: string
  pace?: number
  visitPace?: number
  env?: Record<string, string>
}

export async function openProcessHouse(options: ProcessHouseOptions = {}): Promise<ProcessHouse> {
  const { mongoUri = inject('mongoUri'), redisUrl = inject('redisUrl'), pace = 15, visitPace = 30 } = options
  const name = `f${randomBytes(6).toString('hex')}`
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const mediaPath = await mkdtemp(join(tmpdir(), 'onehall-media-'))
  const keys = secretsEnv()
  const standIns = await openStandIns(keys, { hookBase: `${url}/api/v1`, pace, visitPace })
  const uri = withDatabase(mongoUri, name)
  const env: Record<string, string> = {
    NODE_ENV: 'test',
    HOST: '127.0.0.1',
    PUBLIC_URL: url,
    MONGODB_URI: uri,
    REDIS_URL: redisUrl,
    REDIS_PREFIX: name,
    MEDIA_PATH: mediaPath,
    LOG_LEVEL: 'warn',
    ...keys,
    ...standIns.env,
    ...options.env,
  }
  const mongo = await new MongoClient(uri).connect()
  const running: Running[] = []
  const startNow: ProcessHouse['startNow'] = (at = port) => {
    const bff = startBff({ ...env, PORT: String(at) })
    running.push(bff)
    return bff
  }
  return {
    url,
    api: createCaller(url),
    standIns: standIns.departments,
    smsUrl: standIns.env['SMS_URL']!,
    secrets: {
      sales: keys['SALES_SECRET']!,
      logistics: keys['LOGISTICS_SECRET']!,
      installation: keys['INSTALLATION_SECRET']!,
    },
    db: mongo.db(),
    redisUrl,
    env,
    startNow,
    async start(at) {
      const bff = startNow(at)
      await bff.ready
      return bff
    },
    async close() {
      await Promise.all(running.map((bff) => bff.kill()))
      await standIns.close()
      await mongo.close()
      await rm(mediaPath, { recursive: true, force: true })
    },
  }
}
