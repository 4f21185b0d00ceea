import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { ROOT } from './processes.mjs'
import { secretsOf } from './secrets.mjs'

export const DATA_DIR = process.env.DATA_DIR ? resolve(process.env.DATA_DIR) : join(ROOT, '.data')
export const PORT = Number(process.env.PORT ?? 3000)
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
        DEMO_URL: urls.demo,
      }
    : {}
  return {
    NODE_ENV: 'development',
    PORT: String(PORT),
    PUBLIC_URL,
    WEB_ROOT: join(ROOT, 'miniapp/dist/h5'),
    MEDIA_PATH: join(DATA_DIR, 'media'),
    ...secretsOf(DATA_DIR),
    ...standIns,
    ...process.env,
    MONGODB_URI: mongoUri,
    REDIS_URL: redisUrl,
  }
}

/** The environment of what runs here, or of what MONGODB_URI and the BFF's other settings name. */
export function runningEnvironment() {
  const file = join(DATA_DIR, 'running.json')
  const running = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null
  if (!running && !process.env.MONGODB_URI)
    throw new Error(
      "Nothing runs here. Start it with `npm start`, or set MONGODB_URI and the BFF's other settings.",
    )
  return bffEnvironment({
    mongoUri: process.env.MONGODB_URI ?? running.env.MONGODB_URI,
    redisUrl: process.env.REDIS_URL ?? running.env.REDIS_URL,
    urls: running?.urls,
  })
}
