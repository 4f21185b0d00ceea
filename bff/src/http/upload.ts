import { createHash, randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Busboy } from '@fastify/busboy'
import type { Context } from 'koa'
import { VIDEO_BYTES_MAX } from '@onehall/shared/domain/limits'
import { Problem } from '@onehall/shared/problem'

/** A file as it arrived, on this machine's disk until `discard`. */
export interface ReceivedFile {
  path: string
  bytes: number
  sha256: string
  discard(): Promise<void>
}

/** Reads one part named "file" of a multipart body to disk. Throws input.malformed, media.too_large. */
export async function receiveFile(ctx: Context): Promise<ReceivedFile> {
  if (!ctx.is('multipart/form-data'))
    throw new Problem('input.malformed', '请用 multipart/form-data 上传文件')
  const path = join(tmpdir(), `onehall-${randomUUID()}`)
  const discard = () => rm(path, { force: true })
  try {
    return { path, discard, ...(await readPart(ctx, path)) }
  } catch (error) {
    await discard()
    throw error instanceof Problem
      ? error
      : new Problem('input.malformed', '文件没传完整，请再传一次', { cause: error })
  }
}

async function readPart(ctx: Context, path: string): Promise<{ bytes: number; sha256: string }> {
  const parser = new Busboy({
    headers: { ...ctx.req.headers, 'content-type': ctx.get('content-type') },
    limits: { files: 1, fileSize: VIDEO_BYTES_MAX, fields: 10, fieldSize: 1024, parts: 12 },
  })
  let file: Part | undefined
  let written: Promise<{ bytes: number; sha256: string }> | undefined
  parser.on('file', (name, stream) => {
    // a form that breaks off fails in several places at once: here it is awaited in none, below it is told
    stream.on('error', () => undefined)
    if (name !== 'file' || written) {
      stream.resume()
      return
    }
    file = stream
    written = write(file, path)
    written.catch(() => undefined)
  })
  try {
    await pipeline(ctx.req, parser)
  } catch (error) {
    file?.destroy()
    await written?.catch(() => undefined)
    throw error
  }
  if (!written) throw new Problem('input.malformed', '没有收到文件')
  return written
}

type Part = Readable & { truncated?: boolean }

async function write(stream: Part, path: string): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256')
  let bytes = 0
  stream.on('data', (chunk: Buffer) => {
    hash.update(chunk)
    bytes += chunk.length
  })
  await pipeline(stream, createWriteStream(path))
  if (stream.truncated) throw new Problem('media.too_large', '视频最大 50 MB')
  return { bytes, sha256: hash.digest('hex') }
}
