import { createHash } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { Context } from 'koa'
import type { Endpoint } from '@onehall/shared/contract/endpoint'
import { Problem } from '@onehall/shared/problem'
import { newId } from '../platform/ids.ts'
import type { Vault } from '../platform/vault.ts'
import type { Outcome, Outcomes } from './outcomes.repository.ts'

interface Act {
  endpoint: Endpoint
  who: string
  input: { params: unknown; query: unknown; body: unknown }
}

export interface Idempotency {
  /** Does the act, or gives the reply of the first time it was done. */
  once<R extends { status: number; body: unknown }>(
    ctx: Context,
    act: Act,
    perform: (operation: string) => Promise<R>,
  ): Promise<R>
}

const KEY_LENGTH = 128
/** How long an act may take before another process takes it for dead and does it again under the same operation. */
const STALE_MS = 5_000
/** How often a repeat looks whether the first is done: soon at first, then seldom, for after a crash many wait. */
const FIRST_LOOK_MS = 40
const LONGEST_LOOK_MS = 640

/** What the client named the act; null where it did not. Throws input.invalid. */
export function idempotencyKeyOf(ctx: Context): string | null {
  const key = ctx.get('idempotency-key')
  if (key.length > KEY_LENGTH) throw new Problem('input.invalid', `Idempotency-Key 最多 ${KEY_LENGTH} 个字符`)
  return key === '' ? null : key
}

/**
 * Idempotency-Key: the same key and body by the same caller gives the first reply again; another body is refused.
 * The first reply is stored sealed, for it holds personal data. Where a process dies between the act and the
 * stored reply, the repeat acts again under the same `operation`, and what it would make twice is found instead.
 */
export function createIdempotency(
  outcomes: Outcomes,
  vault: Pick<Vault, 'sealShared' | 'openShared'>,
): Idempotency {
  return {
    async once<R extends { status: number; body: unknown }>(
      ctx: Context,
      act: Act,
      perform: (operation: string) => Promise<R>,
    ): Promise<R> {
      const key = idempotencyKeyOf(ctx)
      if (key === null) return perform(newId())
      const operation = digest(act.who, act.endpoint.id, stable(act.input.params), key)
      const fingerprint = digest(stable(act.input.body), stable(act.input.query))
      const earlier = await claim(operation, fingerprint)
      if (earlier?.state === 'done') return replay(ctx, earlier) as R
      return settle(operation, perform)
    },
  }

  async function claim(operation: string, fingerprint: string): Promise<Outcome | null> {
    const deadline = Date.now() + STALE_MS
    for (let pause = FIRST_LOOK_MS; ; pause = Math.min(pause * 2, LONGEST_LOOK_MS)) {
      const earlier = await outcomes.claim(operation, fingerprint, new Date(Date.now() - STALE_MS))
      if (earlier === null) return null
      if (earlier.fingerprint !== fingerprint) throw new Problem('idempotency.conflict')
      if (earlier.state === 'done') return earlier
      if (Date.now() > deadline) throw new Problem('idempotency.running', undefined, { retryAfter: 5 })
      await wait(pause)
    }
  }

  async function settle<R extends { status: number; body: unknown }>(
    operation: string,
    perform: (operation: string) => Promise<R>,
  ): Promise<R> {
    try {
      const reply = await perform(operation)
      await keep(operation, reply)
      return reply
    } catch (error) {
      // nothing was done: the same key may try again
      await outcomes.forget(operation)
      throw error
    }
  }

  async function keep(operation: string, { status, body }: { status: number; body: unknown }): Promise<void> {
    const reply = vault.sealShared(`outcomes/reply/${operation}`, JSON.stringify({ status, body }))
    await outcomes.finish(operation, reply)
  }

  function replay(ctx: Context, outcome: Outcome): unknown {
    ctx.set('Idempotent-Replay', 'true')
    return JSON.parse(vault.openShared(`outcomes/reply/${outcome.operation}`, outcome.reply!))
  }
}

const digest = (...parts: string[]): string =>
  createHash('sha256').update(parts.join('\0')).digest('base64url')

/** JSON with sorted keys: the same content is the same text. */
function stable(value: unknown): string {
  return (
    JSON.stringify(value, (_key, v: unknown) =>
      typeof v === 'object' && v !== null && !Array.isArray(v)
        ? Object.fromEntries(Object.entries(v).sort(([a], [b]) => (a < b ? -1 : 1)))
        : v,
    ) ?? ''
  )
}
