import { createHash } from 'node:crypto'
import { rm } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { Problem } from '@onehall/shared/problem'
import type { ReceivedFile } from '../http/upload.ts'
import type { Clock } from '../platform/clock.ts'
import type { Span, Storage } from '../platform/storage.ts'
import { cleanClip } from './clips.ts'
import type { Media, MediaFiles } from './media.repository.ts'
import { isPicture, mimeOf, redraw } from './pictures.ts'

const CLIPS = new Set(['video/mp4'])

export interface MediaDesk {
  /** Cleans and keeps a file. Throws media.unsupported, media.too_large, media.broken. */
  upload(ownerId: string, file: ReceivedFile, operation: string): Promise<Media>
  /** Throws media.unknown. */
  get(id: string): Promise<Media>
  /** Throws media.unknown unless all are this person's. */
  checkOwn(ownerId: string, ids: string[]): Promise<void>
  list(ids: string[]): Promise<Media[]>
  read(media: Media, span?: Span): Promise<Readable>
}

interface Parts {
  files: MediaFiles
  storage: Storage
  clock: Clock
}

export function createMediaDesk({ files, storage, clock }: Parts): MediaDesk {
  const get: MediaDesk['get'] = async (id) => {
    const media = await files.find(id)
    if (!media) throw new Problem('media.unknown')
    return media
  }
  const clean = async (file: ReceivedFile, to: string) => {
    const mime = await mimeOf(file.path)
    if (isPicture(mime)) {
      return { path: to, kind: 'image' as const, type: 'image/jpeg', ...(await redraw(file.path, to, mime)) }
    }
    if (!CLIPS.has(mime)) throw new Problem('media.unsupported')
    await cleanClip(file.path, file.bytes)
    return {
      path: file.path,
      kind: 'video' as const,
      type: mime,
      bytes: file.bytes,
      width: null,
      height: null,
    }
  }

  return {
    get,
    async upload(ownerId, file, operation) {
      const id = createHash('sha256')
        .update(`media\0${ownerId}\0${operation}`)
        .digest('base64url')
        .slice(0, 22)
      const redrawn = `${file.path}.clean`
      try {
        const { path, ...what } = await clean(file, redrawn)
        // the bytes first: a record that is there can always be read
        await storage.put(id, path, what.type)
        return await files.add({ id, ownerId, ...what, createdAt: clock.now() })
      } finally {
        await rm(redrawn, { force: true })
      }
    },
    async checkOwn(ownerId, ids) {
      const found = await files.listById(ids)
      if (found.length !== ids.length || found.some((media) => media.ownerId !== ownerId))
        throw new Problem('media.unknown')
    },
    list: (ids) => (ids.length === 0 ? Promise.resolve([]) : files.listById(ids)),
    async read({ id }, span) {
      const stream = await storage.read(id, span)
      if (!stream) throw new Problem('media.unknown')
      return stream
    },
  }
}
