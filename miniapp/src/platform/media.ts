import Taro from '@tarojs/taro'
import { IMAGE_BYTES_MAX, VIDEO_BYTES_MAX } from '@onehall/shared/domain/limits'
import { addressOf, pickFiles } from './files.ts'
import { done, failed, outcomeOf, type Outcome } from './outcome.ts'

/** A picture or clip on the device. */
export interface Chosen {
  path: string
  kind: 'image' | 'video'
  bytes: number
  /** what to show of it; null for a clip without a cover */
  preview: string | null
}

interface Wanted {
  count: number
  /** straight from the camera: an installer's proof */
  cameraOnly?: boolean
  /** no clips */
  picturesOnly?: boolean
}

/** Lets the person take or choose pictures and clips. What is too large is left out, and said where nothing is left. */
export async function chooseMedia(wanted: Wanted): Promise<Outcome<Chosen[]>> {
  try {
    const chosen = await (process.env.TARO_ENV === 'h5' ? chooseInBrowser(wanted) : chooseInWechat(wanted))
    if (chosen.length === 0) return { ok: false, why: 'cancelled', sentence: '' }
    const fitting = chosen.filter(({ kind, bytes }) => bytes <= BYTES_MAX[kind])
    return fitting.length > 0 ? done(fitting) : failed('文件太大了：照片最多 10 MB，视频最多 50 MB')
  } catch (error) {
    return outcomeOf(error, {
      refused: '没有相机和相册权限，可以在设置里打开',
      failed: '没取到照片，再试一次',
    })
  }
}

const BYTES_MAX = { image: IMAGE_BYTES_MAX, video: VIDEO_BYTES_MAX }

async function chooseInWechat({ count, cameraOnly, picturesOnly }: Wanted): Promise<Chosen[]> {
  const { tempFiles } = await Taro.chooseMedia({
    count,
    mediaType: picturesOnly ? ['image'] : ['image', 'video'],
    sourceType: cameraOnly ? ['camera'] : ['album', 'camera'],
    sizeType: ['compressed'],
    maxDuration: 30,
  })
  return tempFiles.map(({ tempFilePath, thumbTempFilePath, fileType, size }) =>
    fileType === 'video'
      ? { path: tempFilePath, kind: 'video', bytes: size, preview: thumbTempFilePath || null }
      : { path: tempFilePath, kind: 'image', bytes: size, preview: tempFilePath },
  )
}

/** Not Taro's: it reads a clip into a data URL of half its size again, and loses pictures it cannot draw (HEIC). */
async function chooseInBrowser({ count, cameraOnly, picturesOnly }: Wanted): Promise<Chosen[]> {
  const accept = picturesOnly ? 'image/*' : 'image/*,video/mp4'
  const files = await pickFiles({ accept, multiple: count > 1, camera: cameraOnly ?? false })
  return files.slice(0, count).map((file) => {
    const path = addressOf(file)
    const kind = file.type.startsWith('video/') ? 'video' : 'image'
    return { path, kind, bytes: file.size, preview: kind === 'image' ? path : null }
  })
}

/** Shows pictures large, beginning with one of them. */
export function showPictures(urls: string[], first: string): void {
  if (process.env.TARO_ENV === 'h5') window.open(first, '_blank', 'noopener')
  else void Taro.previewImage({ urls, current: first })
}

/** Plays a clip large. */
export function playClip(url: string): void {
  if (process.env.TARO_ENV === 'h5') window.open(url, '_blank', 'noopener')
  else void Taro.previewMedia({ sources: [{ url, type: 'video' }] })
}
