import { createHash, createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto'
import { appendFile, mkdir, readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { z } from 'zod'
import type { Clock } from '../platform/clock.ts'
import type { AuditRows } from './audit.repository.ts'

const heads = z.record(z.string(), z.object({ seq: z.int(), hash: z.string() }))
const line = z.object({ at: z.iso.datetime(), heads, signature: z.string() })

/** How far each stream had come at a time: signed, and kept where who can write the store cannot. */
export interface Checkpoint {
  at: string
  heads: z.output<typeof heads>
  /** false where this line is not as it was signed */
  genuine: boolean
}

export interface Checkpoints {
  /** Adds a line, unless nothing was recorded since the last one. */
  write(): Promise<void>
  /** The oldest first; none where there is no file yet. */
  read(): Promise<Checkpoint[]>
}

interface Parts {
  rows: AuditRows
  /** 32 bytes or more: the Ed25519 key is made from it */
  key: KeyObject
  path: string
  clock: Clock
}

export function createCheckpoints({ rows, key, path, clock }: Parts): Checkpoints {
  const signing = signingKeyOf(key)
  const checking = createPublicKey(signing)
  let last = ''

  return {
    async write() {
      const streams = (await rows.streams()).sort()
      const ends = await Promise.all(streams.map((stream) => rows.last(stream)))
      const now = Object.fromEntries(
        ends.flatMap((row) => (row ? [[row.stream, { seq: row.seq, hash: row.hash }]] : [])),
      )
      const said = JSON.stringify(now)
      if (streams.length === 0 || said === last) return
      const at = clock.now().toISOString()
      const signature = sign(null, textOf({ at, heads: now }), signing).toString('base64url')
      await mkdir(dirname(path), { recursive: true })
      await appendFile(path, `${JSON.stringify({ at, heads: now, signature })}\n`, { mode: 0o600 })
      last = said
    },
    async read() {
      const text = await readFile(path, 'utf8').catch((error: unknown) => {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return ''
        throw error
      })
      return text
        .split('\n')
        .filter(Boolean)
        .map((raw) => {
          const read = line.safeParse(parse(raw))
          if (!read.success) return { at: '', heads: {}, genuine: false }
          const { signature, ...said } = read.data
          const genuine = verify(null, textOf(said), checking, Buffer.from(signature, 'base64url'))
          return { ...said, genuine }
        })
    },
  }
}

const textOf = (said: Pick<Checkpoint, 'at' | 'heads'>): Buffer =>
  Buffer.from(`onehall audit checkpoint ${said.at} ${JSON.stringify(said.heads)}`)

/** RFC 8410: an Ed25519 private key is 32 bytes behind a fixed head. */
const PKCS8_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex')

function signingKeyOf(secret: KeyObject): KeyObject {
  const seed = createHash('sha256').update('onehall audit').update(secret.export()).digest()
  return createPrivateKey({ key: Buffer.concat([PKCS8_HEAD, seed]), format: 'der', type: 'pkcs8' })
}

function parse(raw: string): unknown {
  try {
    return JSON.parse(raw)
  } catch {
    return undefined
  }
}
