import { createSecretKey, type KeyObject } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { CONFIG_PARTS, ConfigError, readMedia, type MediaStore } from '../../config.ts'

/** What the tip desk's process is told. It has none of the BFF's keys, and the BFF none of its own. */
export interface TipDeskConfig {
  host: string
  port: number
  mongoUri: string
  /** where sealed pictures lie */
  media: MediaStore
  /** the private key as it lies on the disk (PKCS#8, encrypted), and what opens it */
  key: { pem: string; passphrase: string }
  tokenKey: KeyObject
  /** what officers know and the BFF does not */
  code: string
  /** the BFF's word for who signed in there */
  entryKey: KeyObject
  police: { url: string; secret: KeyObject }
  /** signing in and notices are the BFF's: calls for them are passed on, so that one page serves the desk */
  bffUrl: string
  /** the map's provider, asked from here: what an officer looks at is not the BFF's to know */
  mapUrl: string | undefined
  webRoot: string | undefined
  metricsToken: string | undefined
  logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug'
}

const { secret, url, password, mongoUri, logLevel, media } = CONFIG_PARTS

const ENV = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']),
  /** reached by officers through a network of their own, not by everybody */
  TIP_DESK_HOST: z.string().default('127.0.0.1'),
  TIP_DESK_PORT: z.coerce.number().int().min(0).max(65535),
  MONGODB_URI: mongoUri,
  ...media,
  TIP_DESK_KEY_FILE: z.string().min(1),
  TIP_DESK_PASSPHRASE: password,
  TIP_DESK_TOKEN_KEY: secret,
  TIP_DESK_CODE: z.string().min(8, 'needs at least 8 characters'),
  TIP_ENTRY_KEY: secret,
  POLICE_URL: url,
  POLICE_SECRET: password,
  BFF_URL: url,
  MAP_URL: url.optional(),
  WEB_ROOT: z.string().optional(),
  METRICS_TOKEN: password.optional(),
  LOG_LEVEL: logLevel,
})

/** Reads the environment once. Throws ConfigError with every fault; never prints a value. */
export function readTipDeskConfig(
  env: Record<string, string | undefined> = process.env,
): Readonly<TipDeskConfig> {
  const read = ENV.safeParse(env)
  if (!read.success) throw ConfigError.of(read.error, env)
  const e = read.data
  const media = readMedia(e)
  const pem = readPem(e.TIP_DESK_KEY_FILE)
  const faults = [
    ...(typeof media === 'string' ? [media] : []),
    ...(pem === null ? ['TIP_DESK_KEY_FILE: cannot be read'] : []),
    ...(e.NODE_ENV === 'production' && !/@/.test(e.MONGODB_URI)
      ? ['MONGODB_URI: must name a user in production']
      : []),
  ]
  if (faults.length > 0 || typeof media === 'string' || pem === null) throw new ConfigError(faults)
  return Object.freeze({
    host: e.TIP_DESK_HOST,
    port: e.TIP_DESK_PORT,
    mongoUri: e.MONGODB_URI,
    media,
    key: { pem, passphrase: e.TIP_DESK_PASSPHRASE },
    tokenKey: e.TIP_DESK_TOKEN_KEY,
    code: e.TIP_DESK_CODE,
    entryKey: e.TIP_ENTRY_KEY,
    police: { url: e.POLICE_URL, secret: createSecretKey(Buffer.from(e.POLICE_SECRET)) },
    bffUrl: e.BFF_URL,
    mapUrl: e.MAP_URL,
    webRoot: e.WEB_ROOT,
    metricsToken: e.METRICS_TOKEN,
    logLevel: e.LOG_LEVEL,
  })
}

function readPem(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}
