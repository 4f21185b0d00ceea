import type { MediaView } from '@onehall/shared/contract/media'
import { upload } from './client.ts'

/** Sends one picture or clip; `onStart` is given the way to break it off. */
export const uploadMedia = (
  file: string,
  on: { onProgress: (percent: number) => void; onStart: (abort: () => void) => void },
) => upload({ path: '/media', file, ...on }) as Promise<MediaView>
