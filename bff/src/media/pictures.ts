import { readFile, stat } from 'node:fs/promises'
import { fileTypeFromFile } from 'file-type'
import sharp from 'sharp'
import { IMAGE_BYTES_MAX } from '@onehall/shared/domain/limits'
import { Problem } from '@onehall/shared/problem'
import { decodeHeic } from './heic.ts'

/** The longest side that is kept: enough to read a name plate, small enough for a phone. */
const LONGEST = 2560
/** Pixels that a picture may unpack to: a small file must not fill the memory. */
const PIXELS = 60_000_000

const PICTURES = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/heic'])

/** What a file is, its bytes say; what it is called does not matter. */
export const mimeOf = async (path: string): Promise<string> => (await fileTypeFromFile(path))?.mime ?? ''

export const isPicture = (mime: string): boolean => PICTURES.has(mime)

export interface Picture {
  width: number
  height: number
  bytes: number
}

/**
 * Draws the picture anew as a JPEG, upright: whatever else the file carried (place, device, scripts, a second
 * file behind the first) is not in it. Throws media.too_large, media.broken.
 */
export async function redraw(from: string, to: string, mime: string): Promise<Picture> {
  if ((await stat(from)).size > IMAGE_BYTES_MAX) throw new Problem('media.too_large', '图片最大 10 MB')
  try {
    const input =
      mime === 'image/heic'
        ? await decodeHeic(await readFile(from), PIXELS)
        : sharp(from, { limitInputPixels: PIXELS, failOn: 'error' })
    const { width, height, size } = await input
      .rotate()
      .resize({ width: LONGEST, height: LONGEST, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: 82, mozjpeg: true })
      .toFile(to)
    return { width, height, bytes: size }
  } catch (error) {
    throw new Problem('media.broken', undefined, { cause: error })
  }
}
