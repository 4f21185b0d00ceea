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
  const prefix = address.includes(':') ? sitePrefix(address) : address.split('.').slice(0, 3).join('.')
  return createHash('sha256').update(`onehall network ${prefix}`).digest('base64url').slice(0, 22)
}

/** The first three groups, whichever zeros the address leaves out: 2001:db8::1 is in 2001:db8:0. */
function sitePrefix(address: string): string {
  const [head = [], tail = []] = address.split('::').map((part) => part.split(':').filter(Boolean))
  const zeros = new Array<string>(Math.max(0, 8 - head.length - tail.length)).fill('0')
  return [...head, ...zeros, ...tail]
    .slice(0, 3)
    .map((group) => parseInt(group, 16).toString(16))
    .join(':')
}
