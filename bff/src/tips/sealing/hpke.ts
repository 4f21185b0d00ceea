import type { webcrypto } from 'node:crypto'
import { Aes256Gcm, CipherSuite, HkdfSha256 } from '@hpke/core'
import { DhkemX25519HkdfSha256 } from '@hpke/dhkem-x25519'

/**
 * HPKE (RFC 9180): X25519, HKDF-SHA256, AES-256-GCM, base mode, one message a time. Sealed bytes are the encapsulated
 * key (32) and the ciphertext. `place` is authenticated beside them: moved to another record they do not open.
 */
const suite = new CipherSuite({
  kem: new DhkemX25519HkdfSha256(),
  kdf: new HkdfSha256(),
  aead: new Aes256Gcm(),
})
type CryptoKey = webcrypto.CryptoKey
type CryptoKeyPair = webcrypto.CryptoKeyPair

const ENC = 32
const INFO = Buffer.from('onehall tips 1')

/** Whoever has it can close; it opens nothing. */
export interface Lock {
  readonly publicKey: Buffer
  seal(place: string, plain: Buffer): Promise<Buffer>
}

/** Whoever has it can open what was closed with its lock. */
export interface Key extends Lock {
  /** Throws where key, place and bytes do not belong together. */
  open(place: string, sealed: Buffer): Promise<Buffer>
}

/** @param publicKey 32 bytes, X25519 */
export async function createLock(publicKey: Buffer): Promise<Lock> {
  const recipientPublicKey = (await suite.kem.deserializePublicKey(publicKey)) as CryptoKey
  return {
    publicKey,
    async seal(place, plain) {
      const { enc, ct } = await suite.seal({ recipientPublicKey, info: INFO }, plain, Buffer.from(place))
      return Buffer.concat([Buffer.from(enc), Buffer.from(ct)])
    },
  }
}

async function createKey(privateKey: CryptoKey, publicKey: Buffer): Promise<Key> {
  return {
    ...(await createLock(publicKey)),
    async open(place, sealed) {
      const context = { recipientKey: privateKey, enc: sealed.subarray(0, ENC), info: INFO }
      return Buffer.from(await suite.open(context, sealed.subarray(ENC), Buffer.from(place)))
    },
  }
}

/** @param pair 32 bytes each, X25519 */
export const keyOf = async (pair: { privateKey: Buffer; publicKey: Buffer }): Promise<Key> =>
  createKey((await suite.kem.deserializePrivateKey(pair.privateKey)) as CryptoKey, pair.publicKey)

/** The key pair that a secret of 32 bytes or more stands for (RFC 9180, DeriveKeyPair). */
export async function deriveKey(secret: Buffer): Promise<Key> {
  const { privateKey, publicKey } = (await suite.kem.deriveKeyPair(secret)) as CryptoKeyPair
  return createKey(privateKey, Buffer.from(await suite.kem.serializePublicKey(publicKey)))
}
