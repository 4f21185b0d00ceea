import { createSecretKey, randomBytes } from 'node:crypto'
import jwt from 'jsonwebtoken'
import { expect, test } from 'vitest'
import { createTokens } from './tokens.ts'

const newKey = (kid: string) => ({ kid, key: createSecretKey(randomBytes(32)) })
const caller = { accountId: 'p1', sessionId: 's1', roles: ['consumer', 'agent'] as const }
const [t1, t2] = [newKey('t1'), newKey('t2')]
const claims = { sid: 's1', roles: ['consumer'], iss: 'onehall', aud: 'onehall-bff', sub: 'p1' }
const forged = (more: object, options: jwt.SignOptions = {}, key = t1.key) =>
  jwt.sign({ ...claims, ...more }, key, { algorithm: 'HS256', keyid: 't1', expiresIn: 900, ...options })

test('says who it was signed for', () => {
  expect(createTokens([t1]).verify(createTokens([t1]).sign(caller))).toEqual(caller)
})

test('of an old key still holds while that key is known, and a new one signs', () => {
  const old = createTokens([t1]).sign(caller)
  const rotated = createTokens([t2, t1])
  expect(rotated.verify(old)).toEqual(caller)
  expect(jwt.decode(rotated.sign(caller), { complete: true })!.header.kid).toBe('t2')
  expect(() => createTokens([t2]).verify(old)).toThrow('auth.invalid')
})

test('of another key, audience, issuer or algorithm does not hold, nor one that is not yet or no longer good', () => {
  const tokens = createTokens([t1])
  expect(tokens.verify(forged({}))).toMatchObject({ accountId: 'p1' })
  for (const token of [
    forged({}, {}, t2.key),
    forged({ aud: 'onehall-tip-desk' }),
    forged({ iss: 'somebody' }),
    forged({}, { algorithm: 'HS384' }),
    forged({}, { keyid: 't9' }),
    forged({}, { notBefore: 60 }),
    jwt.sign(claims, '', { algorithm: 'none', keyid: 't1' }),
    forged({ sub: undefined }),
    forged({ sid: undefined }),
    forged({ roles: 'agent' }),
    `${forged({})}x`,
    'not.a.token',
    '',
  ])
    expect(() => tokens.verify(token)).toThrow('auth.invalid')
  expect(() => tokens.verify(forged({}, { expiresIn: -1 }))).toThrow('auth.expired')
})

test('names no role that there is not', () => {
  expect(createTokens([t1]).verify(forged({ roles: ['agent', 'root', 7] })).roles).toEqual(['agent'])
})
