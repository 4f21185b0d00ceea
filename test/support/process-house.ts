import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MongoClient, type Db } from 'mongodb'
import { createCaller, type Caller } from './caller.ts'
import { secretsEnv, withDatabase } from './environment.ts'
import { freePort } from './global-setup.ts'
import type { House } from './house.ts'
import { startBff, type Running } from './processes.ts'
import { openStandIns } from './stand-ins.ts'

/** A house whose BFF is a process: it can be killed, stopped, started again, and have a second one beside it. */
export interface ProcessHouse extends Pick<House, 'standIns'> {
  /** where the first BFF listens, whenever it runs */
  url: string
  /** the environment of its BFFs */
  env: Record<string, string>
  api: Caller
  db: Db
  /** Starts a BFF and waits until it works; on the house's port, or on another for one beside it. */
  start(port?: number): Promise<Running & { url: string }>
  close(): Promise<void>
}

interface ProcessHouseOptions {
  mongoUri: string
  redisUrl: string
  /** how fast stand-ins move cases along, ms */
  pace?: number
  visitPace?: number
}

export async function openProcessHouse({
  mongoUri,
  redisUrl,
  pace = 15,
  visitPace = 30,
}: ProcessHouseOptions): Promise<ProcessHouse> {
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
    AUDIT_PATH: join(mediaPath, 'audit.jsonl'),
    LOG_LEVEL: 'warn',
    ...keys,
    ...standIns.env,
  }
  const mongo = await new MongoClient(uri).connect()
  const running: Running[] = []
  return {
    url,
    env,
    api: createCaller(url),
    standIns: standIns.departments,
    db: mongo.db(),
    async start(at = port) {
      const bff = startBff({ ...env, PORT: String(at) })
      running.push(bff)
      await bff.ready
      return bff
    },
    async close() {
      await Promise.all(running.map((bff) => bff.kill()))
      await standIns.close()
      await mongo.db().dropDatabase()
      await mongo.close()
      await rm(mediaPath, { recursive: true, force: true })
    },
  }
}
