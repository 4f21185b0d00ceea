import type { MediaView } from '@onehall/shared/contract/media'
import { upload } from './client.ts'

/** Sends one picture or clip; `onStart` is given the way to break it off. The same key is the same file, for ever. */
export const uploadMedia = (
  file: string,
  on: { onProgress: (percent: number) => void; onStart: (abort: () => void) => void },
  key?: string,
) => upload({ path: '/media', file, key, ...on }) as Promise<MediaView>
