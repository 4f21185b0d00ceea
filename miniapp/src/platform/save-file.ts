import Taro from '@tarojs/taro'
import { done, outcomeOf, type Outcome } from './outcome.ts'

/** Whether a file lands on the device at once: in a browser. In WeChat it goes through a chat, or into the album. */
export const savesToDisk = process.env.TARO_ENV === 'h5'

/** Puts a picture of the device into the album; in a browser among the downloads. */
export async function savePicture(path: string, name: string): Promise<Outcome<null>> {
  try {
    if (process.env.TARO_ENV === 'h5') download(path, name)
    else await Taro.saveImageToPhotosAlbum({ filePath: path })
    return done(null)
  } catch (error) {
    return outcomeOf(error, { refused: '没有存到相册的权限，可以在设置里打开', failed: '没存上，再试一次' })
  }
}

/** Opens WeChat's own page of permissions; only in a tap. */
export function openPermissions(): void {
  if (process.env.TARO_ENV === 'weapp') void Taro.openSetting()
}

/** Gives a text as a file: downloaded in a browser, sent into a chat of the person's choice in WeChat. */
export async function giveFile(name: string, text: string): Promise<Outcome<null>> {
  try {
    if (process.env.TARO_ENV === 'h5') {
      const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
      download(address, name)
      // the download has begun by then
      setTimeout(() => URL.revokeObjectURL(address), 60_000)
    } else {
      const filePath = `${Taro.env.USER_DATA_PATH}/${name}`
      Taro.getFileSystemManager().writeFileSync(filePath, text, 'utf8')
      await Taro.shareFileMessage({ filePath, fileName: name })
    }
    return done(null)
  } catch (error) {
    const sentence = '没存成，可以先复制'
    return outcomeOf(error, { refused: sentence, failed: sentence })
  }
}

function download(href: string, name: string): void {
  const link = Object.assign(document.createElement('a'), { href, download: name })
  link.click()
}
