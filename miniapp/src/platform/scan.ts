import Taro from '@tarojs/taro'
import { pickFiles } from './files.ts'
import { done, failed, outcomeOf, type Outcome } from './outcome.ts'

/** Whether there is a camera that reads codes by itself: WeChat's. In a browser: a photo, or typing. */
export const hasScanner = process.env.TARO_ENV === 'weapp'

/** Opens WeChat's scanner; gives what the code says, whatever kind it is. */
export async function scanWithCamera(): Promise<Outcome<string>> {
  // in a browser Taro's own scanCode resolves, without a code
  if (!hasScanner) return failed('这里没有扫码，可以输入编号')
  try {
    const { result } = await Taro.scanCode({ scanType: ['qrCode', 'barCode', 'datamatrix'] })
    return done(result)
  } catch (error) {
    return outcomeOf(error, { refused: '没有相机权限，可以改成输入编号', failed: '没扫出来，靠近一点再试' })
  }
}

/** 130 kB that only this act needs. Not within an async function: its branches hide from the bundler what is dead. */
const loadReader = process.env.TARO_ENV === 'h5' ? () => import('jsqr') : null

/** Asks for a photo and reads the QR code in it; in a browser. */
export async function scanFromPhoto(): Promise<Outcome<string>> {
  if (!loadReader) return failed('请用微信扫一扫')
  const [file] = await pickFiles({ accept: 'image/*' })
  if (!file) return { ok: false, why: 'cancelled', sentence: '' }
  const [pixels, { default: readCode }] = await Promise.all([pixelsOf(file), loadReader()])
  if (!pixels) return failed('这张照片打不开，换一张试试')
  const code = readCode(pixels.data, pixels.width, pixels.height)
  return code?.data ? done(code.data) : failed('照片里没找到码，拍近一点、别反光')
}

/** Large photos only make reading slow: 1600 px is enough for a code that fills a tenth of the picture. */
const LONGEST = 1600

async function pixelsOf(file: File): Promise<ImageData | null> {
  try {
    const bitmap = await createImageBitmap(file)
    const scale = Math.min(1, LONGEST / Math.max(bitmap.width, bitmap.height))
    const canvas = document.createElement('canvas')
    canvas.width = Math.round(bitmap.width * scale)
    canvas.height = Math.round(bitmap.height * scale)
    const pen = canvas.getContext('2d')
    pen?.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
    return pen?.getImageData(0, 0, canvas.width, canvas.height) ?? null
  } catch {
    return null
  }
}
