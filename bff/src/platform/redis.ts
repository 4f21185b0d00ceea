import { createClient, type RedisClientType } from 'redis'
import type { Logger } from './logger.ts'

export type Redis = RedisClientType

/**
 * One connection per process and purpose. Redis holds nothing that cannot be lost: rate limits, wake-up
 * calls for the sender, live notices. So commands fail at once while it is away, and callers go on without it.
 * Whoever needs a connection of its own duplicates this one: each `createClient` makes all commands anew, which
 * costs some 60 ms and 6 MB.
 */
export async function connectRedis(url: string, logger: Logger): Promise<Redis> {
  const client: Redis = createClient({
    url,
    disableOfflineQueue: true,
    socket: { reconnectStrategy: (tries) => Math.min(50 * 2 ** tries, 2_000), connectTimeout: 5_000 },
  })
  client.on('error', (error: Error) => logger.warn({ err: error.message }, 'redis'))
  await client.connect()
  return client
}

export async function redisAnswers(redis: Redis): Promise<boolean> {
  if (!redis.isReady) return false
  try {
    return (await redis.ping()) === 'PONG'
  } catch {
    return false
  }
}
