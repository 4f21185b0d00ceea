import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto'

/**
 * The two ways a field may be sealed. Both bind the ciphertext to where it stands (`place`): moved to
 * another record, field or table it does not open.
 * AES-256-GCM: NIST SP 800-38D. SM4-CTR with HMAC-SM3 (GB/T 32907, GB/T 32905) as encrypt-then-MAC,
 * for who must use the national algorithms: Node's OpenSSL has SM4-GCM in no release we run on.
 */
export interface Cipher {
  seal(key: Buffer, place: string, plain: Buffer): { n: Buffer; ct: Buffer }
  /** Throws where key, place, nonce or text do not belong together. */
  open(key: Buffer, place: string, sealed: { n: Buffer; ct: Buffer }): Buffer
}

const TAG = 16

const aesGcm: Cipher = {
  seal(key, place, plain) {
    const n = randomBytes(12)
    const cipher = createCipheriv('aes-256-gcm', key, n, { authTagLength: TAG }).setAAD(Buffer.from(place))
    return { n, ct: Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]) }
  },
  open(key, place, { n, ct }) {
    const decipher = createDecipheriv('aes-256-gcm', key, n, { authTagLength: TAG })
      .setAAD(Buffer.from(place))
      .setAuthTag(ct.subarray(-TAG))
    return Buffer.concat([decipher.update(ct.subarray(0, -TAG)), decipher.final()])
  },
}

const SM3_TAG = 32
const sm4Keys = (key: Buffer) => {
  const both = Buffer.from(hkdfSync('sm3', key, Buffer.alloc(0), 'onehall sm4-ctr hmac-sm3', 48))
  return { encrypt: both.subarray(0, 16), mac: both.subarray(16) }
}
const sm3Mac = (mac: Buffer, place: string, n: Buffer, body: Buffer): Buffer => {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(Buffer.byteLength(place))
  return createHmac('sm3', mac).update(length).update(place).update(n).update(body).digest()
}

const sm4: Cipher = {
  seal(key, place, plain) {
    const { encrypt, mac } = sm4Keys(key)
    const n = randomBytes(16)
    const cipher = createCipheriv('sm4-ctr', encrypt, n)
    const body = Buffer.concat([cipher.update(plain), cipher.final()])
    return { n, ct: Buffer.concat([body, sm3Mac(mac, place, n, body)]) }
  },
  open(key, place, { n, ct }) {
    const { encrypt, mac } = sm4Keys(key)
    const body = ct.subarray(0, -SM3_TAG)
    if (!timingSafeEqual(ct.subarray(-SM3_TAG), sm3Mac(mac, place, n, body)))
      throw new Error('sealed field is not what it was')
    const decipher = createDecipheriv('sm4-ctr', encrypt, n)
    return Buffer.concat([decipher.update(body), decipher.final()])
  },
}

export const CIPHERS = { A256GCM: aesGcm, SM4: sm4 } as const
export type CipherName = keyof typeof CIPHERS
