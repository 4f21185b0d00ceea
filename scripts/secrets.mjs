import { generateKeyPairSync, randomBytes, randomInt } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

const key = () => randomBytes(32).toString('base64')

/**
 * Secrets have no defaults anywhere: this makes fresh ones for this folder, once, and keeps them in its data folder,
 * where git does not look. Whatever the environment says goes before.
 */
export const secretsOf = (dataDir) =>
  kept(join(dataDir, 'secrets.json'), () => ({
    TOKEN_KEYS: `t1:${key()}`,
    MASTER_KEYS: `m1:${key()}`,
    INDEX_KEY: key(),
    LINK_KEY: key(),
    TIP_PEPPER: key(),
    TIP_ENTRY_KEY: key(),
    AUDIT_KEY: key(),
    SALES_SECRET: key(),
    LOGISTICS_SECRET: key(),
    INSTALLATION_SECRET: key(),
    WECHAT_APP_ID: 'wx00000000onehall',
    WECHAT_APP_SECRET: key(),
    SMS_KEY: key(),
    DEVICES_SECRET: key(),
  }))

/**
 * The tip desk's own, which the BFF is not given: the passphrase of its private key, what its sessions are signed with,
 * what it shares with the police, and the code its officers know. The key pair is made here too; its public half goes to the BFF.
 */
export function tipDeskSecretsOf(dataDir) {
  const folder = join(dataDir, 'tip-desk')
  const secrets = kept(join(folder, 'secrets.json'), () => ({
    TIP_DESK_PASSPHRASE: key(),
    TIP_DESK_TOKEN_KEY: key(),
    POLICE_SECRET: key(),
    TIP_DESK_CODE: String(randomInt(1e8)).padStart(8, '0'),
  }))
  const file = join(folder, 'key.pem')
  if (!existsSync(file)) makeKey(folder, secrets.TIP_DESK_PASSPHRASE)
  return { ...secrets, TIP_DESK_KEY_FILE: process.env.TIP_DESK_KEY_FILE ?? file }
}

/** In base64, as the BFF is given it. */
export function tipDeskPublicKey(dataDir) {
  tipDeskSecretsOf(dataDir)
  return process.env.TIP_DESK_PUBLIC_KEY ?? readFileSync(join(dataDir, 'tip-desk', 'key.pub'), 'utf8').trim()
}

function makeKey(folder, passphrase) {
  const { publicKey, privateKey } = generateKeyPairSync('x25519')
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase })
  writeFileSync(
    join(folder, 'key.pub'),
    Buffer.from(publicKey.export({ format: 'jwk' }).x, 'base64url').toString('base64'),
  )
  writeFileSync(join(folder, 'key.pem'), pem, { mode: 0o600 })
}

/** What the file has, and what is new in it made fresh. */
function kept(file, make) {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const known = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
  const secrets = { ...make(), ...known }
  if (Object.keys(secrets).some((name) => !(name in known)))
    writeFileSync(file, JSON.stringify(secrets, null, 2), { mode: 0o600 })
  return Object.fromEntries(Object.keys(secrets).map((name) => [name, process.env[name] ?? secrets[name]]))
}
