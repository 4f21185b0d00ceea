import type { KeyObject } from 'node:crypto'
import type { MediaView } from '@onehall/shared/contract/media'
import type { Clock } from '../platform/clock.ts'
import { isSigned, sign } from '../platform/signatures.ts'
import type { Media } from './media.repository.ts'

/** Links that open a file without a token, for a while: <image> and departments cannot send one. */
export interface MediaLinks {
  view(media: Media): MediaView
  /** For a department, which looks at it days later. */
  lasting(media: Media): { kind: 'image' | 'video'; url: string }
  isValid(id: string, until: number | undefined, signature: string | undefined): boolean
}

const HOUR = 3_600
const DEPARTMENT_DAYS = 30

export function createMediaLinks(key: KeyObject, publicUrl: string, clock: Clock): MediaLinks {
  const seconds = (): number => Math.floor(clock.now().getTime() / 1000)
  const path = (id: string, until: number): string =>
    `/api/v1/media/${id}?until=${until}&sig=${sign(key, `${id} ${until}`)}`
  return {
    view: ({ id, kind, type, bytes, width, height }) => {
      // ends on a full hour after the next one, so that a page opened twice asks for the same address and finds it cached
      const until = (Math.floor(seconds() / HOUR) + 2) * HOUR
      return { id, kind, type, bytes, width, height, url: path(id, until) }
    },
    lasting: ({ id, kind }) => ({ kind, url: publicUrl + path(id, seconds() + DEPARTMENT_DAYS * 24 * HOUR) }),
    isValid: (id, until, signature) =>
      until !== undefined &&
      signature !== undefined &&
      until >= seconds() &&
      isSigned(key, `${id} ${until}`, signature),
  }
}
