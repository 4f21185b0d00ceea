import { generateKeyPairSync, randomBytes } from 'node:crypto'

const secret = (): string => randomBytes(32).toString('base64')

/** Fresh keys and secrets, under the names that the BFF's configuration has for them. */
export function secretsEnv(): Record<string, string> {
  return {
    TOKEN_KEYS: `t1:${secret()}`,
    MASTER_KEYS: `m1:${secret()}`,
    INDEX_KEY: secret(),
    INDEX_STRETCH_BITS: '10',
    LINK_KEY: secret(),
    TIP_DESK_PUBLIC_KEY: deskKey().publicKey,
    TIP_PEPPER: secret(),
    TIP_ENTRY_KEY: secret(),
    TIP_PROOF_BITS: '6',
    TIP_STRETCH_BITS: '10',
    AUDIT_KEY: secret(),
    SALES_SECRET: secret(),
    LOGISTICS_SECRET: secret(),
    INSTALLATION_SECRET: secret(),
    WECHAT_APP_ID: 'wx0000000000000000',
    WECHAT_APP_SECRET: secret(),
    SMS_KEY: secret(),
    DEVICES_SECRET: secret(),
  }
}

export function withDatabase(uri: string, name: string): string {
  const url = new URL(uri)
  url.pathname = `/${name}`
  return url.toString()
}

/** A key pair of a tip desk: the public half as the BFF is given it, the private half as it lies in the desk's file. */
export function deskKey(passphrase = 'only the desk knows'): { publicKey: string; file: string } {
  const { publicKey, privateKey } = generateKeyPairSync('x25519')
  return {
    publicKey: Buffer.from(publicKey.export({ format: 'jwk' }).x!, 'base64url').toString('base64'),
    file: privateKey.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase }).toString(),
  }
}
