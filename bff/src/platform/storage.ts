import { createReadStream } from 'node:fs'
import { copyFile, mkdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { openAsBlob } from 'node:fs'
import { AwsClient } from 'aws4fetch'
import type { MediaStore } from '../config.ts'
import { CallError } from './http-client.ts'

/** Bytes `from` to `until`, both included. */
export interface Span {
  from: number
  until: number
}

/** Where files lie. Keys are ours: letters, digits, - and _. */
export interface Storage {
  /** Takes the file over; a key that is there already keeps what it has, for a key's content never changes. */
  put(key: string, path: string, type: string): Promise<void>
  /** Null where there is no such file. */
  read(key: string, span?: Span): Promise<Readable | null>
  remove(key: string): Promise<void>
}

export const createStorage = (config: MediaStore): Storage =>
  config.kind === 'disk' ? onDisk(config.path) : onS3(config)

function onDisk(root: string): Storage {
  const pathOf = (key: string): string => join(root, key.slice(0, 2), key)
  return {
    async put(key, path) {
      const target = pathOf(key)
      await mkdir(dirname(target), { recursive: true })
      // copied beside its place and then renamed: a reader never sees half a file, whatever dies
      const partial = `${target}.${process.pid}.part`
      await copyFile(path, partial)
      await rename(partial, target)
    },
    async read(key, span) {
      const found = await stat(pathOf(key)).catch(() => null)
      return found && createReadStream(pathOf(key), span ? { start: span.from, end: span.until } : {})
    },
    remove: (key) => rm(pathOf(key), { force: true }),
  }
}

/** After a 5xx or a 429, some tenths of a second apart: somebody waits for the answer. */
const RETRIES = 3
/** A clip of 50 MB over a slow line within the house. */
const PUT_TIMEOUT_MS = 60_000

function onS3({
  endpoint,
  region,
  bucket,
  accessKeyId,
  secretAccessKey,
}: Extract<MediaStore, { kind: 's3' }>): Storage {
  const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries: RETRIES })
  const ask = (what: string, key: string, init: RequestInit): Promise<Response> =>
    client.fetch(`${endpoint}/${bucket}/${key}`, init).catch(() => {
      throw new CallError('unreachable', `object store did not answer ${what}`)
    })
  const fail = (what: string, { status }: Response): never => {
    throw new CallError('status', `object store answered ${status} to ${what}`, status)
  }
  return {
    async put(key, path, type) {
      const blob = await openAsBlob(path, { type })
      const headers = { 'content-type': type, 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' }
      const signal = AbortSignal.timeout(PUT_TIMEOUT_MS)
      const response = await ask('put', key, { method: 'PUT', body: blob, headers, signal })
      if (!response.ok) fail('put', response)
    },
    async read(key, span) {
      const headers: Record<string, string> = span ? { range: `bytes=${span.from}-${span.until}` } : {}
      const response = await ask('get', key, { headers })
      if (response.status === 404) return null
      if (!response.ok || !response.body) fail('get', response)
      return Readable.fromWeb(response.body as import('node:stream/web').ReadableStream)
    },
    async remove(key) {
      const response = await ask('delete', key, { method: 'DELETE' })
      if (!response.ok && response.status !== 404) fail('delete', response)
    },
  }
}
