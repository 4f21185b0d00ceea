import { randomBytes } from 'node:crypto'

const secret = (): string => randomBytes(32).toString('base64')

/** Fresh keys and secrets, under the names that the BFF's configuration has for them. */
export function secretsEnv(): Record<string, string> {
  return {
    TOKEN_KEYS: `t1:${secret()}`,
    MASTER_KEYS: `m1:${secret()}`,
    INDEX_KEY: secret(),
    LINK_KEY: secret(),
    SALES_SECRET: secret(),
    LOGISTICS_SECRET: secret(),
    INSTALLATION_SECRET: secret(),
    WECHAT_APP_ID: 'wx0000000000000000',
    WECHAT_APP_SECRET: secret(),
    SMS_KEY: secret(),
  }
}

export function withDatabase(uri: string, name: string): string {
  const url = new URL(uri)
  url.pathname = `/${name}`
  return url.toString()
}
