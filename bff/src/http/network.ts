import { createHash } from 'node:crypto'
import type { Context } from 'koa'

/** The caller's address, past the proxies that are ours. */
export function addressOf(ctx: Context, proxyHops: number): string {
  const direct = ctx.req.socket.remoteAddress ?? ''
  if (proxyHops === 0) return direct
  const forwarded = ctx
    .get('x-forwarded-for')
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)
  return forwarded.at(-proxyHops) ?? direct
}

/**
 * The network prefix (IPv4 /24, IPv6 /48) as a hash: enough to bound abuse, too little to find a person.
 * Whole addresses are neither kept nor logged.
 */
export function networkOf(ctx: Context, proxyHops: number): string {
  const address = addressOf(ctx, proxyHops).replace(/^::ffff:/, '')
  const prefix = address.includes(':')
    ? address.split(':').slice(0, 3).join(':')
    : address.split('.').slice(0, 3).join('.')
  return createHash('sha256').update(`onehall network ${prefix}`).digest('base64url').slice(0, 22)
}
