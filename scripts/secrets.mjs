import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const key = () => randomBytes(32).toString('base64')

/**
 * Secrets have no defaults anywhere: this makes fresh ones for this folder, once, and keeps them in its data folder,
 * where git does not look. Whatever the environment says goes before.
 */
export function secretsOf(dataDir) {
  const file = join(dataDir, 'secrets.json')
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const known = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
  const fresh = {
    TOKEN_KEYS: `t1:${key()}`,
    MASTER_KEYS: `m1:${key()}`,
    INDEX_KEY: key(),
    LINK_KEY: key(),
    SALES_SECRET: key(),
    LOGISTICS_SECRET: key(),
    INSTALLATION_SECRET: key(),
    WECHAT_APP_ID: 'wx00000000onehall',
    WECHAT_APP_SECRET: key(),
    SMS_KEY: key(),
  }
  const secrets = { ...fresh, ...known }
  if (Object.keys(secrets).some((name) => !(name in known)))
    writeFileSync(file, JSON.stringify(secrets, null, 2), { mode: 0o600 })
  return Object.fromEntries(Object.keys(secrets).map((name) => [name, process.env[name] ?? secrets[name]]))
}
