import { createSecretKey, randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { NamedKey } from '../config.ts'
import type { CipherName } from './ciphers.ts'
import type { PersonKeys } from './person-keys.repository.ts'
import { createVault, type Envelope } from './vault.ts'

const newKey = (kid: string): NamedKey => ({ kid, key: createSecretKey(randomBytes(32)) })
const indexKey = createSecretKey(randomBytes(32))

/** Keys of people as the store keeps them: of several at once, the first stays. */
function buildPersonKeys(): PersonKeys {
  const kept = new Map<string, Envelope | null>()
  return {
    find: (id) => Promise.resolve(kept.get(id) ?? null),
    findOrAdd(id, fresh) {
      if (!kept.has(id)) kept.set(id, fresh)
      return Promise.resolve(kept.get(id)!)
    },
    destroy(id) {
      kept.set(id, null)
      return Promise.resolve()
    },
  }
}

interface VaultParts {
  cipher?: CipherName
  keys?: PersonKeys
  masterKeys?: NamedKey[]
}
const buildVault = ({
  cipher = 'A256GCM',
  keys = buildPersonKeys(),
  masterKeys = [newKey('m1')],
}: VaultParts = {}) => createVault({ cipher, keys, masterKeys, indexKey, indexStretchBits: 10 })

describe.each(['A256GCM', 'SM4'] as const)('with %s', (cipher) => {
  test('a field opens for its owner at its place, and nowhere else', async () => {
    const vault = buildVault({ cipher })
    const sealed = await vault.seal('p1', 'accounts/phone/p1', '13900001234')
    expect(sealed.alg).toBe(cipher)
    expect(await vault.open('p1', 'accounts/phone/p1', sealed)).toBe('13900001234')
    await expect(vault.open('p1', 'accounts/name/p1', sealed)).rejects.toThrow()
    await vault.seal('p2', 'accounts/phone/p2', '13900005678')
    await expect(vault.open('p2', 'accounts/phone/p1', sealed)).rejects.toThrow()
  })

  test('what belongs to nobody opens at its place, and nowhere else', () => {
    const vault = buildVault({ cipher })
    const sealed = vault.sealShared('outcomes/reply/1', '{}')
    expect(vault.openShared('outcomes/reply/1', sealed)).toBe('{}')
    expect(() => vault.openShared('outcomes/reply/2', sealed)).toThrow()
  })
})

test('a destroyed key opens nothing, in a process that has just used it and in a fresh one, and no new one is made', async () => {
  const keys = buildPersonKeys()
  const masterKeys = [newKey('m1')]
  const vault = buildVault({ keys, masterKeys })
  const sealed = await vault.seal('p1', 'here', 'words')
  await vault.destroy('p1')
  await expect(vault.open('p1', 'here', sealed)).rejects.toThrow('destroyed')
  await expect(vault.seal('p1', 'here', 'more words')).rejects.toThrow('destroyed')
  await expect(buildVault({ keys, masterKeys }).open('p1', 'here', sealed)).rejects.toThrow('destroyed')
})

test('processes that meet a person at the same moment seal under the same key', async () => {
  const keys = buildPersonKeys()
  const masterKeys = [newKey('m1')]
  const [a, b] = [buildVault({ keys, masterKeys }), buildVault({ keys, masterKeys })]
  const [fromA, fromB] = await Promise.all([a.seal('p1', 'x', 'one'), b.seal('p1', 'y', 'two')])
  expect(await b.open('p1', 'x', fromA)).toBe('one')
  expect(await a.open('p1', 'y', fromB)).toBe('two')
})

test('a new master key and a new cipher open what the old ones sealed; without the old master key nothing opens', async () => {
  const keys = buildPersonKeys()
  const [old, fresh] = [newKey('m1'), newKey('m2')]
  const before = buildVault({ keys, masterKeys: [old] })
  const sealed = await before.seal('p1', 'here', 'words')
  const shared = before.sealShared('there', 'ours')

  const after = buildVault({ keys, masterKeys: [fresh, old], cipher: 'SM4' })
  expect(await after.open('p1', 'here', sealed)).toBe('words')
  expect(after.openShared('there', shared)).toBe('ours')
  expect(after.sealShared('there', 'ours').kid).toBe('m2')

  const without = buildVault({ keys, masterKeys: [fresh] })
  await expect(without.open('p1', 'here', sealed)).rejects.toThrow('m1')
  expect(() => without.openShared('there', shared)).toThrow('m1')
})

test('an index finds the same again, and tells kinds and keys apart', async () => {
  const vault = buildVault()
  expect(vault.index('a', '1')).toBe(buildVault().index('a', '1'))
  expect(vault.index('a', '1')).not.toBe(vault.index('b', '1'))
  expect(vault.index('a', '1')).not.toBe(vault.index('a', '2'))
  expect(await vault.slowIndex('a', '1')).toBe(await buildVault().slowIndex('a', '1'))
  expect(await vault.slowIndex('a', '1')).not.toBe(await vault.slowIndex('b', '1'))
  const other = createVault({
    cipher: 'SM4',
    keys: buildPersonKeys(),
    masterKeys: [newKey('m1')],
    indexKey: createSecretKey(randomBytes(32)),
    indexStretchBits: 10,
  })
  expect(other.index('a', '1')).not.toBe(vault.index('a', '1'))
  expect(await other.slowIndex('a', '1')).not.toBe(await vault.slowIndex('a', '1'))
})
