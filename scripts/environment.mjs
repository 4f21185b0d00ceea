import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { ROOT } from './processes.mjs'
import { secretsOf, tipDeskPublicKey, tipDeskSecretsOf } from './secrets.mjs'

export const DATA_DIR = process.env.DATA_DIR ? resolve(process.env.DATA_DIR) : join(ROOT, '.data')
export const PORT = Number(process.env.PORT ?? 3000)
/** The tip desk has a port of its own: what is written there stays there. */
export const TIP_DESK_PORT = Number(process.env.TIP_DESK_PORT ?? PORT + 1)
export const TIP_DESK_URL = process.env.TIP_DESK_URL ?? `http://localhost:${TIP_DESK_PORT}`
export const PUBLIC_URL = process.env.PUBLIC_URL ?? `http://localhost:${PORT}`

/** The BFF's environment: what the person set, the stores and stand-ins that run, and this folder's secrets. */
export function bffEnvironment({ mongoUri, redisUrl, urls }) {
  const standIns = urls
    ? {
        SALES_URL: urls.sales,
        LOGISTICS_URL: urls.logistics,
        INSTALLATION_URL: urls.installation,
        WECHAT_URL: urls.wechat,
        SMS_URL: urls.sms,
        MAP_URL: urls.map,
        DEMO_URL: urls.demo,
      }
    : {}
  return {
    NODE_ENV: 'development',
    PORT: String(PORT),
    PUBLIC_URL,
    WEB_ROOT: join(ROOT, 'miniapp/dist/h5'),
    MEDIA_PATH: join(DATA_DIR, 'media'),
    AUDIT_PATH: join(DATA_DIR, 'audit', 'checkpoints.jsonl'),
    DISPATCH_PHONE: '19900000301',
    ...secretsOf(DATA_DIR),
    TIP_DESK_PUBLIC_KEY: tipDeskPublicKey(DATA_DIR),
    ...standIns,
    ...process.env,
    MONGODB_URI: mongoUri,
    REDIS_URL: redisUrl,
  }
}

/**
 * The tip desk's environment: its own secrets, where the store is, and where the BFF and the police are. None of the
 * BFF's keys but the one that vouches for who signed in.
 */
export function tipDeskEnvironment({ mongoUri, urls }) {
  return {
    NODE_ENV: 'development',
    TIP_DESK_PORT: String(TIP_DESK_PORT),
    BFF_URL: `http://127.0.0.1:${PORT}`,
    MEDIA_PATH: join(DATA_DIR, 'media'),
    WEB_ROOT: join(ROOT, 'miniapp/dist/h5'),
    ...tipDeskSecretsOf(DATA_DIR),
    TIP_ENTRY_KEY: secretsOf(DATA_DIR).TIP_ENTRY_KEY,
    ...(urls ? { POLICE_URL: urls.police, MAP_URL: urls.map } : {}),
    ...process.env,
    MONGODB_URI: mongoUri,
  }
}

const runningFile = join(DATA_DIR, 'running.json')
const running = () => (existsSync(runningFile) ? JSON.parse(readFileSync(runningFile, 'utf8')) : null)

/** Where the stand-ins of what runs here are, where any do. */
export const runningUrls = () => running()?.urls

/** The environment of what runs here, or of what MONGODB_URI and the BFF's other settings name. */
export function runningEnvironment() {
  const known = running()
  if (!known && !process.env.MONGODB_URI)
    throw new Error(
      "Nothing runs here. Start it with `npm start`, or set MONGODB_URI and the BFF's other settings.",
    )
  return bffEnvironment({
    mongoUri: process.env.MONGODB_URI ?? known.env.MONGODB_URI,
    redisUrl: process.env.REDIS_URL ?? known.env.REDIS_URL,
    urls: known?.urls,
  })
}
