import { z } from 'zod'
import { endpoint, id } from './endpoint.ts'

export const mediaView = z.object({
  id,
  kind: z.enum(['image', 'video']),
  type: z.string(),
  bytes: z.int(),
  width: z.int().nullable(),
  height: z.int().nullable(),
  /** a link that works for an hour, for <image> and <video>, which cannot send a token */
  url: z.string(),
})
export type MediaView = z.infer<typeof mediaView>

export const uploadMedia = endpoint({
  id: 'uploadMedia',
  tag: 'media',
  method: 'POST',
  path: '/media',
  summary:
    'One picture (10 MB) or clip (50 MB), as multipart/form-data with a part named file; the same Idempotency-Key is the same file, also after a day',
  who: 'person',
  replies: { 201: mediaView },
  problems: ['input.malformed', 'media.unsupported', 'media.too_large', 'media.broken'],
  upload: true,
})

export const getMedia = endpoint({
  id: 'getMedia',
  tag: 'media',
  method: 'GET',
  path: '/media/:id',
  summary: 'The file, for its owner, for who works on its request, or for who holds a link still valid',
  who: 'anyone',
  params: z.strictObject({ id }),
  query: z.strictObject({ until: z.coerce.number().int().optional(), sig: z.string().max(100).optional() }),
  replies: { 200: null },
  problems: ['media.unknown'],
})
