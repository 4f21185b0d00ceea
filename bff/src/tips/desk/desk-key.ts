import { createPrivateKey, hkdfSync } from 'node:crypto'
import { CIPHERS } from '../../platform/ciphers.ts'
import type { Envelope, Vault } from '../../platform/vault.ts'
import { keyOf, type Key } from '../sealing/hpke.ts'

/** What only the desk's process has: the key that opens tips, and a box for what the desk itself writes down. */
export interface DeskKey {
  key: Key
  box: Box
}

/** Seals the desk's own notes, bound to where they stand. */
export type Box = Pick<Vault, 'sealShared' | 'openShared'>

/** Throws where the file is no X25519 key or the passphrase is wrong. */
export async function openDeskKey({
  pem,
  passphrase,
}: {
  pem: string
  passphrase: string
}): Promise<DeskKey> {
  const { d = '', x = '' } = createPrivateKey({ key: pem, passphrase }).export({ format: 'jwk' })
  const [privateKey, publicKey] = [Buffer.from(d, 'base64url'), Buffer.from(x, 'base64url')]
  return { key: await keyOf({ privateKey, publicKey }), box: createBox(privateKey) }
}

function createBox(privateKey: Buffer): Box {
  const key = Buffer.from(hkdfSync('sha256', privateKey, '', 'onehall tip desk box', 32))
  return {
    sealShared(place, plain): Envelope {
      const { n, ct } = CIPHERS.A256GCM.seal(key, place, Buffer.from(plain))
      return { alg: 'A256GCM', kid: 'desk', n: n.toString('base64'), ct: ct.toString('base64') }
    },
    openShared: (place, { n, ct }) =>
      CIPHERS.A256GCM.open(key, place, {
        n: Buffer.from(n, 'base64'),
        ct: Buffer.from(ct, 'base64'),
      }).toString(),
  }
}
