import { randomBytes } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '@onehall/bff/config'
import { createContainer, type Container } from '@onehall/bff/container'
import { createLogger } from '@onehall/bff/platform/logger'
import type { DepartmentStandIn } from '@onehall/mocks/index'
import { MongoClient, type Db } from 'mongodb'
import { inject } from 'vitest'
import { createCaller, type Caller } from './caller.ts'
import { secretsEnv, withDatabase } from './environment.ts'
import { openStandIns } from './stand-ins.ts'

type DepartmentName = 'sales' | 'logistics' | 'installation'

/** A BFF with its stand-ins, on real wires, with a database and a Redis prefix of its own. */
export interface House {
  url: string
  env: Record<string, string>
  /** an anonymous caller */
  api: Caller
  standIns: Record<DepartmentName, DepartmentStandIn>
  wechatUrl: string
  smsUrl: string
  secrets: Record<DepartmentName, string>
  db: Db
  container: Container
  close(): Promise<void>
}

export interface HouseOptions {
  /** where it listens; a free port, where nothing is given */
  port?: number
  /** how fast stand-ins move cases along, ms */
  pace?: number
  visitPace?: number
  /** the day on which the demo's installers have a full day, at installation */
  demoDay?: string
  env?: Record<string, string>
  clock?: { now(): Date }
  /** brings in what it has before it opens: nobody has to wait until it is known */
  stock?: (house: Pick<House, 'container'>) => Promise<void>
  /** takes every line of the log, in the place of stdout */
  log?: (line: string) => void
}

export async function openHouse({
  port = 0,
  pace = 15,
  visitPace = 30,
  demoDay,
  env = {},
  clock,
  stock,
  log,
}: HouseOptions = {}): Promise<House> {
  const name = `t${randomBytes(6).toString('hex')}`
  const mediaPath = await mkdtemp(join(tmpdir(), 'onehall-media-'))
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as { port: number }).port}`

  const keys = secretsEnv()
  const standIns = await openStandIns(keys, { hookBase: `${url}/api/v1`, pace, visitPace, demoDay })
  const full: Record<string, string> = {
    NODE_ENV: 'test',
    PUBLIC_URL: url,
    MONGODB_URI: withDatabase(inject('mongoUri'), name),
    REDIS_URL: inject('redisUrl'),
    REDIS_PREFIX: name,
    MEDIA_PATH: mediaPath,
    AUDIT_PATH: join(mediaPath, 'audit.jsonl'),
    LOG_LEVEL: process.env['TEST_LOG'] ?? 'silent',
    ...keys,
    ...standIns.env,
    ...env,
  }
  const logger = log && createLogger({ logLevel: 'debug' }, { write: log })
  const container = await createContainer(readConfig(full), {
    ...(clock ? { clock } : {}),
    ...(logger ? { logger } : {}),
  })
  await stock?.({ container })
  await container.start()
  const serve = container.app.callback()
  server.on('request', (req, res) => void serve(req, res))
  container.attach(server)
  const mongo = await new MongoClient(full['MONGODB_URI']!).connect()

  return {
    url,
    env: full,
    api: createCaller(url),
    standIns: standIns.departments,
    wechatUrl: standIns.env['WECHAT_URL']!,
    smsUrl: standIns.env['SMS_URL']!,
    secrets: {
      sales: keys['SALES_SECRET']!,
      logistics: keys['LOGISTICS_SECRET']!,
      installation: keys['INSTALLATION_SECRET']!,
    },
    db: mongo.db(),
    container,
    async close() {
      await standIns.close()
      container.hangUp()
      await closeServer(server)
      await container.stop()
      await mongo.db().dropDatabase()
      await mongo.close()
      await rm(mediaPath, { recursive: true, force: true })
    },
  }
}

/** A second BFF on the stores of a house, as a second process would be. */
export async function openTwin(house: House): Promise<{ url: string; api: Caller; close(): Promise<void> }> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as { port: number }).port}`
  const container = await createContainer(readConfig(house.env))
  await container.start()
  const serve = container.app.callback()
  server.on('request', (req, res) => void serve(req, res))
  container.attach(server)
  return {
    url,
    api: createCaller(url),
    async close() {
      container.hangUp()
      await closeServer(server)
      await container.stop()
    },
  }
}

async function closeServer(server: Server): Promise<void> {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
}
