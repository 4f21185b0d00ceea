import type Router from '@koa/router'
import type { Context } from 'koa'
import * as contract from '@onehall/shared/contract/media'
import { Problem } from '@onehall/shared/problem'
import { mount, reply, type Door } from '../http/route.ts'
import type { Span } from '../platform/storage.ts'
import type { MediaLinks } from './links.ts'
import type { MediaDesk } from './media.service.ts'

interface Rooms {
  media: MediaDesk
  links: MediaLinks
}

export function mountMedia(router: Router, door: Door, { media, links }: Rooms): void {
  mount(router, door, contract.uploadMedia, async function uploadMedia({ caller, file, operation }) {
    return reply(201, links.view(await media.upload(caller.accountId, file, operation)))
  })
  mount(router, door, contract.getMedia, async function getMedia({ caller, params, query, http }) {
    const found = await media.get(params.id)
    const allowed = found.ownerId === caller?.accountId || links.isValid(params.id, query.until, query.sig)
    if (!allowed) throw new Problem('media.unknown')
    const span = spanOf(http, found.bytes)
    http.set({
      'Content-Type': found.type,
      'Content-Disposition': 'inline',
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'Cache-Control': 'private, max-age=3600, immutable',
      'Accept-Ranges': 'bytes',
    })
    if (span) http.set('Content-Range', `bytes ${span.from}-${span.until}/${found.bytes}`)
    http.status = span ? 206 : 200
    http.length = span ? span.until - span.from + 1 : found.bytes
    http.body = await media.read(found, span)
    return reply(200, null)
  })
}

/** One range, as players of clips ask for it; anything else is answered whole. */
function spanOf(http: Context, bytes: number): Span | undefined {
  const asked = /^bytes=(\d+)-(\d*)$/.exec(http.get('range'))
  if (!asked) return undefined
  const from = Number(asked[1])
  const until = Math.min(asked[2] ? Number(asked[2]) : bytes - 1, bytes - 1)
  return from <= until ? { from, until } : undefined
}
