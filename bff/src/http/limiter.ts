import {
  RateLimiterMemory,
  RateLimiterRedis,
  RateLimiterRes,
  type RateLimiterAbstract,
} from 'rate-limiter-flexible'
import type { Endpoint, Limit } from '@onehall/shared/contract/endpoint'
import { Problem } from '@onehall/shared/problem'
import type { Redis } from '../platform/redis.ts'

export interface Limiter {
  /** Counts one call. Throws rate.limited with the seconds to wait. */
  take(endpoint: Pick<Endpoint, 'id' | 'limit'>, who: string): Promise<void>
  /** The same for a rule of a service; `lockSeconds` is how long one who passes it must wait. */
  takeFor(name: string, limit: Limit & { lockSeconds?: number }, who: string): Promise<void>
}

type Rule = { points: number; duration: number; blockDuration?: number }

/** Counted in Redis for all processes together; while Redis is away each process counts for itself. */
export const createLimiter = (redis: Redis, prefix: string): Limiter =>
  limiterFrom(
    (name, rule) =>
      new RateLimiterRedis({
        ...rule,
        storeClient: redis,
        useRedisPackage: true,
        keyPrefix: `${prefix}:limit:${name}`,
        rejectIfRedisNotReady: true,
        insuranceLimiter: new RateLimiterMemory(rule),
      }),
  )

/** Counted in this process alone, for one that shares nothing with others. */
export const createLocalLimiter = (): Limiter => limiterFrom((_name, rule) => new RateLimiterMemory(rule))

function limiterFrom(make: (name: string, rule: Rule) => RateLimiterAbstract): Limiter {
  const limiters = new Map<string, RateLimiterAbstract>()
  const limiterOf = (name: string, { times, seconds, lockSeconds }: Limit & { lockSeconds?: number }) => {
    const known = limiters.get(name)
    if (known) return known
    const rule = { points: times, duration: seconds, ...(lockSeconds ? { blockDuration: lockSeconds } : {}) }
    const made = make(name, rule)
    limiters.set(name, made)
    return made
  }
  const takeFor: Limiter['takeFor'] = async (name, limit, who) => {
    try {
      await limiterOf(name, limit).consume(who)
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error
      const retryAfter = Math.max(1, Math.ceil(error.msBeforeNext / 1000))
      throw new Problem('rate.limited', `操作太频繁，请 ${waitWords(retryAfter)}后再试`, { retryAfter })
    }
  }
  return { takeFor, take: (endpoint, who) => takeFor(endpoint.id, endpoint.limit, who) }
}

const waitWords = (seconds: number): string =>
  seconds < 90 ? `${seconds} 秒` : `${Math.ceil(seconds / 60)} 分钟`
