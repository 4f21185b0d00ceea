import type { Logger } from './logger.ts'
import type { Redis } from './redis.ts'

/** News between processes, best effort: who misses one reads what is stored. */
export interface PubSub {
  publish(channel: string, message: object): void
  /** Gives what ends the subscription. */
  subscribe(channel: string, listen: (message: string) => void): Promise<() => void>
  close(): void
}

export async function createPubSub(
  redis: Redis,
  { prefix, logger }: { prefix: string; logger: Logger },
): Promise<PubSub> {
  // a connection that listens can do nothing else
  const listener = redis.duplicate({ disableOfflineQueue: false })
  listener.on('error', (error: Error) => logger.warn({ err: error.message }, 'redis pubsub'))
  await listener.connect()
  const full = (channel: string): string => `${prefix}:${channel}`
  return {
    publish(channel, message) {
      redis
        .publish(full(channel), JSON.stringify(message))
        .catch((error: unknown) => logger.info({ err: error }, 'news not told'))
    },
    async subscribe(channel, listen) {
      await listener.subscribe(full(channel), listen)
      return () => void listener.unsubscribe(full(channel), listen).catch(() => undefined)
    },
    close() {
      if (listener.isOpen) listener.destroy()
    },
  }
}
