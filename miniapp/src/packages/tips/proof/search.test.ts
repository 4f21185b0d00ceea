import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isProof } from '@onehall/shared/domain/proof-of-work'
import { digestAfter } from './digest.ts'
import { nextTries, searchInSlices, shareDone } from './search.ts'

const nodes = (text: string): Uint8Array => createHash('sha256').update(text).digest()
const ascii = fc.string({ unit: 'grapheme-ascii', maxLength: 200 })

test('the digest is SHA-256, whatever of it was digested before', () => {
  fc.assert(
    fc.property(ascii, ascii, (beginning, rest) => {
      expect(digestAfter(beginning)(beginning + rest)).toEqual(new Uint8Array(nodes(beginning + rest)))
    }),
  )
})

/** A device whose clock says that each try takes so long. */
function device(msPerTry: number) {
  let time = 0
  const slices: number[] = []
  let tried = 0
  return {
    slices,
    ways: {
      now: () => time,
      pause: () => Promise.resolve(),
      onTried(tries: number) {
        slices.push(tries - tried)
        time += (tries - tried) * msPerTry
        tried = tries
        return true
      },
    },
  }
}

test('what is found is what the server asks for, and every nonce is tried once', async () => {
  const task = { challenge: 'of-the-server', bits: 12 }
  const { ways, slices } = device(0.01)
  const nonce = await searchInSlices(task, ways)
  expect(isProof({ challenge: task.challenge, nonce: nonce! }, task.bits, nodes)).toBe(true)
  const first = Array.from({ length: 100_000 }, (_, n) => n.toString(36)).find((n) =>
    isProof({ challenge: task.challenge, nonce: n }, task.bits, nodes),
  )
  expect(nonce).toBe(first)
  expect(slices.reduce((a, b) => a + b, 0)).toBeLessThanOrEqual(parseInt(nonce!, 36))
})

test.each([0.0005, 0.01, 0.5, 20])('a try of %d ms: a slice comes to last 8 ms, or one try', (msPerTry) => {
  let tries = 32
  for (let n = 0; n < 20; n++) tries = nextTries(tries, tries * msPerTry)
  const took = tries * msPerTry
  expect(tries === 1 || (took > 4 && took <= 9)).toBe(true)
})

test('a search that nobody waits for ends', async () => {
  const { ways } = device(0.01)
  const asked = searchInSlices({ challenge: 'far', bits: 28 }, { ...ways, onTried: (n) => n < 1000 })
  expect(await asked).toBeNull()
})

test('what is shown of it grows and is never whole', () => {
  fc.assert(
    fc.property(fc.nat(2 ** 20), fc.integer({ min: 1, max: 2 ** 18 }), (tries, more) => {
      expect(shareDone(tries + more, 18)).toBeGreaterThan(shareDone(tries, 18))
      expect(shareDone(tries, 18)).toBeLessThan(1)
    }),
  )
})
