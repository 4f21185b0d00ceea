import Taro from '@tarojs/taro'
import { IMAGE_BYTES_MAX, VIDEO_BYTES_MAX } from '@onehall/shared/domain/limits'
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
}

/** Lets the person take or choose pictures and clips. What is too large is left out, and said. */
export async function chooseMedia({ count, cameraOnly }: Wanted): Promise<Outcome<Chosen[]>> {
  try {
    const { tempFiles } = await Taro.chooseMedia({
      count,
      mediaType: ['image', 'video'],
      sourceType: cameraOnly ? ['camera'] : ['album', 'camera'],
      sizeType: ['compressed'],
      maxDuration: 30,
    })
    const chosen = tempFiles.map(toChosen)
    const fitting = chosen.filter(
      (one) => one.bytes <= (one.kind === 'video' ? VIDEO_BYTES_MAX : IMAGE_BYTES_MAX),
    )
    if (fitting.length === 0 && chosen.length > 0) return failed('文件太大了：照片最多 10 MB，视频最多 50 MB')
    return done(fitting)
  } catch (error) {
    return outcomeOf(error, {
      refused: '没有相机和相册权限，可以在设置里打开',
      failed: '没取到照片，再试一次',
    })
  }
}

function toChosen(file: Taro.chooseMedia.ChooseMedia): Chosen {
  const kind = file.fileType === 'video' ? 'video' : 'image'
  return {
    path: file.tempFilePath,
    kind,
    bytes: file.size,
    preview: kind === 'image' ? file.tempFilePath : file.thumbTempFilePath || null,
  }
}

/** Shows pictures large, beginning with one of them. */
export function showPictures(urls: string[], first: string): void {
  void Taro.previewImage({ urls, current: first })
}
