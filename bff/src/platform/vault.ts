import { createHmac, hkdfSync, randomBytes, type KeyObject } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import type { NamedKey } from '../config.ts'
import { CIPHERS, type CipherName } from './ciphers.ts'
import type { PersonKeys } from './person-keys.repository.ts'
import { stretch } from './stretch.ts'

/** A sealed field as it is stored: algorithm, master key's name, nonce and ciphertext in base64. */
export interface Envelope {
  alg: CipherName
  kid: string
  n: string
  ct: string
}

/**
 * Seals personal fields. Each person has a key of their own, wrapped by a master key: destroying it makes
 * everything sealed for them unreadable, in backups too.
 */
export interface Vault {
  /** `place` says where it stands: table, field and record ("requests/text/<id>"). */
  seal(ownerId: string, place: string, plain: string): Promise<Envelope>
  /** Throws where it was moved, changed, or its owner's key is destroyed. */
  open(ownerId: string, place: string, sealed: Envelope): Promise<string>
  destroy(ownerId: string): Promise<void>
  /** For what belongs to no one person and soon goes: sealed under the master key itself. */
  sealShared(place: string, plain: string): Envelope
  openShared(place: string, sealed: Envelope): string
  /** A value that finds a record without telling what it was found by: keyed. */
  index(kind: string, value: string): string
  /** The same for values with few possibilities, such as phone numbers: keyed and slow (scrypt). */
  slowIndex(kind: string, value: string): Promise<string>
}

interface VaultOptions {
  masterKeys: readonly NamedKey[]
  indexKey: KeyObject
  /**
   * scrypt's N for slow indexes, as a power of two. With 14 it is 16 MB and some 40 ms each: a stolen index key still
   * leaves years of work for the country's numbers.
   */
  indexStretchBits: number
  cipher: CipherName
  keys: PersonKeys
}

export function createVault({ masterKeys, indexKey, indexStretchBits, cipher, keys }: VaultOptions): Vault {
  const [master] = masterKeys
  if (!master) throw new Error('no master key')
  const masters = new Map(masterKeys.map((k) => [k.kid, k.key.export()]))
  const known = new LRUCache<string, Buffer>({ max: 20_000, ttl: 5 * 60_000 })

  const wrapped = (ownerId: string): Envelope => {
    const sealed = CIPHERS[cipher].seal(
      masters.get(master.kid)!,
      `person_keys/key/${ownerId}`,
      randomBytes(32),
    )
    return { alg: cipher, kid: master.kid, ...toText(sealed) }
  }
  const keyOf = async (ownerId: string, make: boolean): Promise<Buffer> => {
    const cached = known.get(ownerId)
    if (cached) return cached
    const stored = make ? await keys.findOrAdd(ownerId, wrapped(ownerId)) : await keys.find(ownerId)
    if (!stored) throw new Error('the key of this person is destroyed')
    const masterKey = masters.get(stored.kid)
    if (!masterKey) throw new Error(`master key ${stored.kid} is not configured`)
    const key = CIPHERS[stored.alg].open(masterKey, `person_keys/key/${ownerId}`, toBytes(stored))
    known.set(ownerId, key)
    return key
  }

  return {
    async seal(ownerId, place, plain) {
      const key = await keyOf(ownerId, true)
      return { alg: cipher, kid: 'person', ...toText(CIPHERS[cipher].seal(key, place, Buffer.from(plain))) }
    },
    async open(ownerId, place, sealed) {
      return CIPHERS[sealed.alg].open(await keyOf(ownerId, false), place, toBytes(sealed)).toString()
    },
    async destroy(ownerId) {
      known.delete(ownerId)
      await keys.destroy(ownerId)
    },
    sealShared: (place, plain) => ({
      alg: cipher,
      kid: master.kid,
      ...toText(CIPHERS[cipher].seal(sharedKey(masters.get(master.kid)!), place, Buffer.from(plain))),
    }),
    openShared(place, sealed) {
      const key = masters.get(sealed.kid)
      if (!key) throw new Error(`master key ${sealed.kid} is not configured`)
      return CIPHERS[sealed.alg].open(sharedKey(key), place, toBytes(sealed)).toString()
    },
    index: (kind, value) => createHmac('sha256', indexKey).update(`${kind}\0${value}`).digest('base64url'),
    async slowIndex(kind, value) {
      const salt = Buffer.concat([indexKey.export(), Buffer.from(kind)])
      return (await stretch(value, { salt, bits: indexStretchBits })).toString('base64url')
    },
  }
}

const sharedKey = (master: Buffer): Buffer =>
  Buffer.from(hkdfSync('sha256', master, '', 'onehall shared', 32))
const toText = (s: { n: Buffer; ct: Buffer }) => ({ n: s.n.toString('base64'), ct: s.ct.toString('base64') })
const toBytes = (e: Envelope) => ({ n: Buffer.from(e.n, 'base64'), ct: Buffer.from(e.ct, 'base64') })
