import { createHmac, createSecretKey } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkSignature } from './hook-signature.ts'

const key = createSecretKey(Buffer.from('a secret of a department'))
const now = new Date('2026-11-21T07:00:00.500Z')
const signatureOf = (timestamp: string, body: string, secret = 'a secret of a department') =>
  `v1=${createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')}`

function check(timestamp: string, { body = '{}', signature = signatureOf(timestamp, body) } = {}): void {
  const headers: Record<string, string> = {
    'x-onehall-timestamp': timestamp,
    'x-onehall-signature': signature,
  }
  checkSignature({ get: (name) => headers[name] ?? '', request: { rawBody: body } }, key, now)
}

test('a time is taken in seconds, in milliseconds and as ISO 8601', () => {
  const seconds = Math.floor(now.getTime() / 1000)
  for (const timestamp of [`${seconds}`, `${now.getTime()}`, now.toISOString(), '2026-11-21T15:00:00+08:00'])
    expect(() => check(timestamp)).not.toThrow()
})

test('five minutes either way are near enough, and a moment more is not', () => {
  const at = (ms: number) => String(now.getTime() + ms)
  for (const ms of [-300_000, 300_000]) expect(() => check(at(ms))).not.toThrow()
  for (const ms of [-300_001, 300_001]) expect(() => check(at(ms))).toThrow('hook.stale')
})

test('a time that is none is stale, signed or not', () => {
  for (const timestamp of ['now', 'NaN', '-1', '1e9', '20261121'])
    expect(() => check(timestamp)).toThrow('hook.stale')
})

test('without a signature or a time it is unsigned', () => {
  expect(() => check('')).toThrow('hook.unsigned')
  expect(() => check(String(now.getTime()), { signature: '' })).toThrow('hook.unsigned')
})

test('any other body, time or secret is another signature', () => {
  const timestamp = String(now.getTime())
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), fc.string({ minLength: 1 }), (body, other) => {
      fc.pre(body !== other)
      expect(() => check(timestamp, { body, signature: signatureOf(timestamp, other) })).toThrow(
        'hook.unsigned',
      )
      expect(() => check(timestamp, { body, signature: signatureOf(`${timestamp}0`, body) })).toThrow(
        'hook.unsigned',
      )
      expect(() => check(timestamp, { body, signature: signatureOf(timestamp, body, other) })).toThrow(
        'hook.unsigned',
      )
      expect(() => check(timestamp, { body })).not.toThrow()
    }),
  )
})
