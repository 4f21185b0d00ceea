import type { Context } from 'koa'
import { expect, test } from 'vitest'
import { addressOf, networkOf } from './network.ts'

const call = (remoteAddress: string | undefined, forwarded = '') =>
  ({ req: { socket: { remoteAddress } }, get: () => forwarded }) as unknown as Context
const networkFrom = (address: string) => networkOf(call(address), 0)

test('without a proxy of ours nobody’s word for an address is believed', () => {
  expect(addressOf(call('203.0.113.9', '198.51.100.1'), 0)).toBe('203.0.113.9')
})

test('each proxy of ours adds one address at the end; what the caller wrote before is not believed', () => {
  const ctx = call('10.0.0.1', '192.0.2.66, 198.51.100.1,203.0.113.9')
  expect(addressOf(ctx, 1)).toBe('203.0.113.9')
  expect(addressOf(ctx, 2)).toBe('198.51.100.1')
  expect(addressOf(call('10.0.0.1'), 1)).toBe('10.0.0.1')
})

test('a network is 256 addresses of the old kind and a /48 of the new', () => {
  expect(networkFrom('203.0.113.9')).toBe(networkFrom('203.0.113.200'))
  expect(networkFrom('203.0.113.9')).toBe(networkFrom('::ffff:203.0.113.9'))
  expect(networkFrom('203.0.113.9')).not.toBe(networkFrom('203.0.114.9'))
  expect(networkFrom('2001:db8:1:2::3')).toBe(networkFrom('2001:db8:1:ffff::9'))
  expect(networkFrom('2001:db8:1::3')).not.toBe(networkFrom('2001:db8:2::3'))
})

test('a /48 is the same however it is written', () => {
  expect(networkFrom('2001:db8::1')).toBe(networkFrom('2001:0db8:0000:0000::2'))
  expect(networkFrom('2001:DB8:0:5::1')).toBe(networkFrom('2001:db8::1'))
})

test('says nothing of the address, and bears none at all', () => {
  expect(networkFrom('203.0.113.9')).not.toContain('203')
  expect(networkOf(call(undefined), 0)).toMatch(/^[\w-]{22}$/)
})
