import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { ConfigError, readConfig } from './config.ts'

const secret = (): string => randomBytes(32).toString('base64')

const env: Record<string, string> = {
  NODE_ENV: 'production',
  PUBLIC_URL: 'https://one.example/',
  MONGODB_URI: 'mongodb://user:pass@store/onehall',
  REDIS_URL: 'redis://redis:6379',
  TOKEN_KEYS: `t2:${secret()}, t1:${secret()}`,
  MASTER_KEYS: `m1:${secret()}`,
  INDEX_KEY: secret(),
  LINK_KEY: secret(),
  TIP_DESK_PUBLIC_KEY: secret(),
  TIP_PEPPER: secret(),
  TIP_ENTRY_KEY: secret(),
  AUDIT_KEY: secret(),
  AUDIT_PATH: '/var/lib/onehall/audit.jsonl',
  SALES_URL: 'https://sales.example',
  SALES_SECRET: secret(),
  LOGISTICS_URL: 'https://logistics.example',
  LOGISTICS_SECRET: secret(),
  INSTALLATION_URL: 'https://installation.example',
  INSTALLATION_SECRET: secret(),
  WECHAT_URL: 'https://wechat.example',
  WECHAT_APP_ID: 'wx0000000000000000',
  WECHAT_APP_SECRET: secret(),
  SMS_URL: 'https://sms.example',
  SMS_KEY: secret(),
  DEVICES_SECRET: secret(),
  MEDIA_PATH: '/var/lib/onehall/media',
}
const s3 = {
  S3_ENDPOINT: 'https://s3.example',
  S3_BUCKET: 'media',
  S3_ACCESS_KEY_ID: 'id',
  S3_SECRET_ACCESS_KEY: secret(),
}

function faultsOf(given: Record<string, string | undefined>): string[] {
  try {
    readConfig(given)
    return []
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError)
    return (error as ConfigError).problems
  }
}

test('what is whole is read, frozen, without a slash at the end and with the first key first', () => {
  const config = readConfig(env)
  expect(config).toMatchObject({
    publicUrl: 'https://one.example',
    port: 3000,
    proxyHops: 0,
    cipher: 'A256GCM',
    tokenKeys: [{ kid: 't2' }, { kid: 't1' }],
    media: { kind: 'disk' },
    logLevel: 'info',
  })
  expect(Object.isFrozen(config)).toBe(true)
})

test.each(Object.keys(env))('%s is asked for by its name', (name) => {
  const { [name]: _without, ...rest } = env
  const faults = faultsOf(rest)
  expect(faults).toHaveLength(1)
  expect(faults[0]).toMatch(new RegExp(`^${name}: is missing`))
})

test('nothing at all is one fault for each variable that is needed', () => {
  const named = faultsOf({}).map((fault) => fault.split(':')[0])
  expect(named.sort()).toEqual(
    Object.keys(env)
      .filter((name) => name !== 'MEDIA_PATH')
      .sort(),
  )
})

describe('what is weak or wrong is named, and its value is not', () => {
  const weak: Record<string, string[]> = {
    NODE_ENV: ['staging-7391'],
    PORT: ['70739', 'port-7391'],
    PUBLIC_URL: ['ftp://one-7391.example', 'one-7391.example'],
    PROXY_HOPS: ['-7391'],
    MONGODB_URI: ['postgres://user:word-7391@store'],
    REDIS_URL: ['http://redis-7391'],
    REDIS_PREFIX: ['with blank 7391'],
    TOKEN_KEYS: [
      'word-7391',
      `t1:${Buffer.alloc(31, 'ab739155').toString('base64')}`,
      `a key 7391:${secret()}`,
    ],
    MASTER_KEYS: [`m1:${Buffer.alloc(32).toString('base64')}`, `m1:${secret()},7391`],
    INDEX_KEY: ['secret-7391', Buffer.alloc(32, 'ab').toString('base64')],
    INDEX_STRETCH_BITS: ['21'],
    LINK_KEY: ['secret-7391'],
    TIP_DESK_PUBLIC_KEY: ['public-7391'],
    TIP_PEPPER: ['secret-7391'],
    TIP_ENTRY_KEY: ['secret-7391'],
    TIP_PROOF_BITS: ['7391'],
    TIP_STRETCH_BITS: ['21'],
    AUDIT_KEY: ['secret-7391'],
    SALES_SECRET: ['secret-7391'],
    WECHAT_APP_SECRET: ['secret-7391'],
    SMS_KEY: ['secret-7391'],
    MAP_URL: ['map-7391.example'],
    CIPHER: ['ROT-7391'],
    METRICS_TOKEN: ['token-7391'],
    LOG_LEVEL: ['everything-7391'],
  }
  test.each(Object.entries(weak).flatMap(([name, values]) => values.map((value) => [name, value] as const)))(
    '%s',
    (name, value) => {
      const faults = faultsOf({ ...env, [name]: value })
      expect(faults.length).toBeGreaterThan(0)
      for (const fault of faults) expect(fault.startsWith(`${name}: `)).toBe(true)
      expect(faults.join('\n')).not.toContain('7391')
      expect(faults.join('\n')).not.toContain(value)
    },
  )
})

describe('files lie on a disk or in an object store', () => {
  test('an object store needs all that opens it', () => {
    expect(readConfig({ ...env, ...s3 }).media).toMatchObject({ kind: 's3', region: 'auto', bucket: 'media' })
    for (const name of ['S3_BUCKET', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'])
      expect(faultsOf({ ...env, ...s3, [name]: undefined })[0]).toContain(name)
  })

  test('without either it does not start', () => {
    expect(faultsOf({ ...env, MEDIA_PATH: undefined })).toEqual(['MEDIA_PATH: is missing (or S3_ENDPOINT)'])
  })
})

describe('in production', () => {
  const faults: [string, string][] = [
    ['DEMO_URL', 'http://127.0.0.1:1'],
    ['PUBLIC_URL', 'http://one.example'],
    ['MONGODB_URI', 'mongodb://store/onehall'],
    ['INDEX_STRETCH_BITS', '13'],
    ['TIP_STRETCH_BITS', '14'],
  ]
  test.each(faults)('%s is not as it may be elsewhere', (name, value) => {
    expect(faultsOf({ ...env, [name]: value })[0]).toMatch(new RegExp(`^${name}: .*production`))
    expect(faultsOf({ ...env, NODE_ENV: 'development', [name]: value })).toEqual([])
  })

  test('all faults are told at once', () => {
    expect(faultsOf({ ...env, ...Object.fromEntries(faults), MEDIA_PATH: undefined })).toHaveLength(6)
  })
})
