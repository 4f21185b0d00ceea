import { createSecretKey, type KeyObject } from 'node:crypto'
import { z } from 'zod'
import { DEPARTMENTS, type Department } from '@onehall/shared/domain/request-states'
import type { Topic } from '@onehall/shared/domain/topics'

/** A key with its name: the first of a list signs and seals, all of them check and open. */
export interface NamedKey {
  kid: string
  key: KeyObject
}

export type MediaStore =
  | { kind: 'disk'; path: string }
  | {
      kind: 's3'
      endpoint: string
      region: string
      bucket: string
      accessKeyId: string
      secretAccessKey: string
    }

export interface Config {
  env: 'development' | 'test' | 'production'
  host: string
  port: number
  /** where people reach us, without a slash at the end: it stands in codes and links */
  publicUrl: string
  /** proxies between us and the network whose X-Forwarded-For we believe */
  proxyHops: number
  mongoUri: string
  redisUrl: string
  /** before every key in Redis, so that several instances can share one */
  redisPrefix: string
  tokenKeys: NamedKey[]
  masterKeys: NamedKey[]
  cipher: 'A256GCM' | 'SM4'
  indexKey: KeyObject
  /** what a try at a phone number's index costs, as a power of two (scrypt's N) */
  indexStretchBits: number
  linkKey: KeyObject
  tips: {
    /** X25519, 32 bytes: tips are sealed to it. The private half is the tip desk's and never comes here */
    deskKey: Buffer
    pepper: KeyObject
    /** vouches to the tip desk for who signed in here; it opens nothing there by itself */
    entryKey: KeyObject
    /** zero bits that a stranger's proof of work needs */
    proofBits: number
    /** what a try at a receipt costs, as a power of two (scrypt's N) */
    stretchBits: number
  }
  /** signs the audit chain's checkpoints, and the file they stand in: not on the store's machine */
  audit: { key: KeyObject; path: string }
  departments: Record<Department, { url: string; secret: KeyObject }>
  wechat: { url: string; appId: string; appSecret: string; templates: Partial<Record<Topic, string>> }
  /** words answers from the found articles; everything works without it */
  model: { url: string; key: string; name: string } | undefined
  sms: { url: string; key: string }
  /** what the device cloud signs with */
  devicesSecret: KeyObject
  /** the map's provider; without it the map says that it is not there, and everything else works */
  mapUrl: string | undefined
  media: MediaStore
  /** the built H5 app, where this process serves it */
  webRoot: string | undefined
  /** the demo sheet's server; never in production */
  demoUrl: string | undefined
  /** whom installers call about their day */
  dispatchPhone: string | undefined
  /** who may read /metrics from elsewhere than this machine */
  metricsToken: string | undefined
  logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug'
}

/** Thrown before anything connects: every variable that is missing or weak, by name. */
export class ConfigError extends Error {
  readonly problems: string[]
  constructor(problems: string[]) {
    super(`the configuration is not usable:\n${problems.map((p) => `  - ${p}`).join('\n')}`)
    this.name = 'ConfigError'
    this.problems = problems
  }

  /** Every variable that a schema found missing or weak. */
  static of(error: z.ZodError, env: Record<string, string | undefined>): ConfigError {
    return new ConfigError(
      error.issues.map(
        (i) => `${i.path.join('.')}: ${env[String(i.path[0])] === undefined ? 'is missing' : i.message}`,
      ),
    )
  }
}

const KEY_BYTES = 32

function toKey(text: string, ctx: z.RefinementCtx): KeyObject {
  const bytes = Buffer.from(text, 'base64')
  const weak = bytes.length < KEY_BYTES || new Set(bytes).size < 8
  if (weak)
    ctx.addIssue({
      code: 'custom',
      message: `needs ${KEY_BYTES} random bytes in base64 (openssl rand -base64 32)`,
    })
  return createSecretKey(weak ? Buffer.alloc(KEY_BYTES) : bytes)
}

const secret = z.string().transform(toKey)
const namedKeys = z.string().transform((text, ctx): NamedKey[] =>
  text.split(',').map((pair) => {
    const [kid = '', key = ''] = pair.trim().split(':')
    if (!/^[\w-]{1,16}$/.test(kid))
      ctx.addIssue({ code: 'custom', message: 'needs "name:base64key", several with commas' })
    return { kid, key: toKey(key, ctx) }
  }),
)
const publicKey = z.string().transform((text, ctx): Buffer => {
  const bytes = Buffer.from(text, 'base64')
  if (bytes.length !== KEY_BYTES) ctx.addIssue({ code: 'custom', message: 'needs 32 bytes in base64' })
  return bytes
})
const url = z.url({ protocol: /^https?$/ }).transform((text) => text.replace(/\/+$/, ''))
const password = z.string().min(16, 'needs at least 16 characters')

const mongoUri = z.string().regex(/^mongodb(\+srv)?:\/\//, 'needs a mongodb:// address')
const logLevel = z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info')
const media = {
  MEDIA_PATH: z.string().min(1).optional(),
  S3_ENDPOINT: url.optional(),
  S3_REGION: z.string().default('auto'),
  S3_BUCKET: z.string().optional(),
  S3_ACCESS_KEY_ID: z.string().optional(),
  S3_SECRET_ACCESS_KEY: password.optional(),
}
/** What the tip desk's configuration says the same way. */
export const CONFIG_PARTS = { secret, url, password, mongoUri, logLevel, media }

const ENV = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']),
  HOST: z.string().default('0.0.0.0'),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  PUBLIC_URL: url,
  PROXY_HOPS: z.coerce.number().int().min(0).max(5).default(0),
  MONGODB_URI: mongoUri,
  REDIS_URL: z.string().regex(/^rediss?:\/\//, 'needs a redis:// address'),
  REDIS_PREFIX: z
    .string()
    .regex(/^[\w-]{1,32}$/)
    .default('onehall'),
  TOKEN_KEYS: namedKeys,
  MASTER_KEYS: namedKeys,
  CIPHER: z.enum(['A256GCM', 'SM4']).default('A256GCM'),
  INDEX_KEY: secret,
  INDEX_STRETCH_BITS: z.coerce.number().int().min(10).max(20).default(14),
  LINK_KEY: secret,
  TIP_DESK_PUBLIC_KEY: publicKey,
  TIP_PEPPER: secret,
  TIP_ENTRY_KEY: secret,
  TIP_PROOF_BITS: z.coerce.number().int().min(4).max(28).default(16),
  TIP_STRETCH_BITS: z.coerce.number().int().min(10).max(20).default(15),
  AUDIT_KEY: secret,
  AUDIT_PATH: z.string().min(1),
  SALES_URL: url,
  SALES_SECRET: password,
  LOGISTICS_URL: url,
  LOGISTICS_SECRET: password,
  INSTALLATION_URL: url,
  INSTALLATION_SECRET: password,
  WECHAT_URL: url,
  WECHAT_APP_ID: z.string().min(1),
  WECHAT_APP_SECRET: password,
  WECHAT_TEMPLATE_VISIT: z.string().min(1).optional(),
  WECHAT_TEMPLATE_PROGRESS: z.string().min(1).optional(),
  WECHAT_TEMPLATE_DONE: z.string().min(1).optional(),
  WECHAT_TEMPLATE_PARCEL: z.string().min(1).optional(),
  MODEL_URL: url.optional(),
  MODEL_KEY: password.optional(),
  MODEL_NAME: z.string().min(1).optional(),
  SMS_URL: url,
  SMS_KEY: password,
  DEVICES_SECRET: password,
  MAP_URL: url.optional(),
  ...media,
  WEB_ROOT: z.string().optional(),
  DEMO_URL: url.optional(),
  DISPATCH_PHONE: z
    .string()
    .regex(/^[\d,-]{5,20}$/)
    .optional(),
  METRICS_TOKEN: password.optional(),
  LOG_LEVEL: logLevel,
})
type Env = z.infer<typeof ENV>

/** Reads the environment once. Throws ConfigError with every fault; never prints a value. */
export function readConfig(env: Record<string, string | undefined> = process.env): Config {
  const read = ENV.safeParse(env)
  if (!read.success) throw ConfigError.of(read.error, env)
  const media = readMedia(read.data)
  const faults = [
    ...(typeof media === 'string' ? [media] : []),
    ...halfAModel(read.data),
    ...forbiddenInProduction(read.data),
  ]
  if (faults.length > 0 || typeof media === 'string') throw new ConfigError(faults)
  return Object.freeze(toConfig(read.data, media))
}

function toConfig(e: Env, media: MediaStore): Config {
  const departments = Object.fromEntries(
    DEPARTMENTS.map((name) => {
      const upper = name.toUpperCase() as Uppercase<Department>
      return [name, { url: e[`${upper}_URL`], secret: createSecretKey(Buffer.from(e[`${upper}_SECRET`])) }]
    }),
  ) as Config['departments']
  return {
    env: e.NODE_ENV,
    host: e.HOST,
    port: e.PORT,
    publicUrl: e.PUBLIC_URL,
    proxyHops: e.PROXY_HOPS,
    mongoUri: e.MONGODB_URI,
    redisUrl: e.REDIS_URL,
    redisPrefix: e.REDIS_PREFIX,
    tokenKeys: e.TOKEN_KEYS,
    masterKeys: e.MASTER_KEYS,
    cipher: e.CIPHER,
    indexKey: e.INDEX_KEY,
    indexStretchBits: e.INDEX_STRETCH_BITS,
    linkKey: e.LINK_KEY,
    tips: {
      deskKey: e.TIP_DESK_PUBLIC_KEY,
      pepper: e.TIP_PEPPER,
      entryKey: e.TIP_ENTRY_KEY,
      proofBits: e.TIP_PROOF_BITS,
      stretchBits: e.TIP_STRETCH_BITS,
    },
    audit: { key: e.AUDIT_KEY, path: e.AUDIT_PATH },
    departments,
    wechat: {
      url: e.WECHAT_URL,
      appId: e.WECHAT_APP_ID,
      appSecret: e.WECHAT_APP_SECRET,
      templates: readTemplates(e),
    },
    model: readModel(e),
    sms: { url: e.SMS_URL, key: e.SMS_KEY },
    devicesSecret: createSecretKey(Buffer.from(e.DEVICES_SECRET)),
    mapUrl: e.MAP_URL,
    media,
    webRoot: e.WEB_ROOT,
    demoUrl: e.DEMO_URL,
    dispatchPhone: e.DISPATCH_PHONE,
    metricsToken: e.METRICS_TOKEN,
    logLevel: e.LOG_LEVEL,
  }
}

function readTemplates(e: Env): Config['wechat']['templates'] {
  const given = [
    ['visit', e.WECHAT_TEMPLATE_VISIT],
    ['progress', e.WECHAT_TEMPLATE_PROGRESS],
    ['done', e.WECHAT_TEMPLATE_DONE],
    ['parcel', e.WECHAT_TEMPLATE_PARCEL],
  ] as const
  return Object.fromEntries(given.filter(([, id]) => id !== undefined))
}

const readModel = ({ MODEL_URL: url, MODEL_KEY: key, MODEL_NAME: name }: Env): Config['model'] =>
  url && key && name ? { url, key, name } : undefined

export function readMedia(e: z.infer<z.ZodObject<typeof media>>): MediaStore | string {
  if (e.S3_ENDPOINT !== undefined) {
    const { S3_BUCKET: bucket, S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey } = e
    if (!bucket || !accessKeyId || !secretAccessKey)
      return 'S3_ENDPOINT: needs S3_BUCKET, S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY with it'
    return { kind: 's3', endpoint: e.S3_ENDPOINT, region: e.S3_REGION, bucket, accessKeyId, secretAccessKey }
  }
  return e.MEDIA_PATH === undefined
    ? 'MEDIA_PATH: is missing (or S3_ENDPOINT)'
    : { kind: 'disk', path: e.MEDIA_PATH }
}

function halfAModel({ MODEL_URL, MODEL_KEY, MODEL_NAME }: Env): string[] {
  const given = [MODEL_URL, MODEL_KEY, MODEL_NAME].filter(Boolean).length
  return given === 0 || given === 3 ? [] : ['MODEL_URL: needs MODEL_KEY and MODEL_NAME with it']
}

function forbiddenInProduction(e: Env): string[] {
  if (e.NODE_ENV !== 'production') return []
  const faults: string[] = []
  if (e.DEMO_URL !== undefined) faults.push('DEMO_URL: there is no demo in production')
  if (e.INDEX_STRETCH_BITS < 14) faults.push('INDEX_STRETCH_BITS: must be at least 14 in production')
  if (e.TIP_STRETCH_BITS < 15) faults.push('TIP_STRETCH_BITS: must be at least 15 in production')
  if (!e.PUBLIC_URL.startsWith('https://')) faults.push('PUBLIC_URL: must be https in production')
  if (!/@/.test(e.MONGODB_URI)) faults.push('MONGODB_URI: must name a user in production')
  return faults
}
