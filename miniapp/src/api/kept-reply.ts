import { keep, type Keep } from '../platform/storage.ts'
import { client } from './client.ts'
import { bodyOf } from './create-client.ts'
import { ApiError } from './problem.ts'

interface Kept<T> {
  etag: string
  body: T
}

export interface KeptReply<T> {
  body: T
  /** when it was kept, where the server could not be asked just now */
  savedAt: Date | null
}

const placeOf = <T>(path: string): Keep<Kept<T>> => keep(`reply${path}`, 1)

/**
 * What the device has of such a reply, at once: to be shown while the server is asked, which in a cellar may take long.
 * Only keptReply writes it.
 */
export function replyOnDevice<T>(path: string): Keep<KeptReply<T>> {
  const place = placeOf<T>(path)
  return {
    read() {
      const kept = place.read()
      return kept && { at: kept.at, value: { body: kept.value.body, savedAt: new Date(kept.at) } }
    },
    write: () => true,
    clear: () => place.clear(),
  }
}

/**
 * A reply that is kept on the device under its ETag: fetched again only when it changed, and read from the device
 * when there is no network. For what is public and worth having in a cellar: manuals.
 */
export async function keptReply<T>(path: string): Promise<KeptReply<T>> {
  const place = placeOf<T>(path)
  const kept = place.read()
  try {
    const headers = kept ? { 'If-None-Match': kept.value.etag } : {}
    const answer = await client.ask({ method: 'GET', path, headers })
    if (answer.status === 304 && kept) return { body: kept.value.body, savedAt: null }
    const body = bodyOf(answer) as T
    const etag = answer.headers['etag']
    if (etag) place.write({ etag, body })
    return { body, savedAt: null }
  } catch (error) {
    if (kept && error instanceof ApiError && error.offline) {
      return { body: kept.value.body, savedAt: new Date(kept.at) }
    }
    throw error
  }
}
