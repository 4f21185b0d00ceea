import Taro from '@tarojs/taro'
import { addressOf } from './files.ts'

/** The part of a pen that both WeChat's canvas and a browser's have. */
export type Pen = Pick<
  CanvasRenderingContext2D,
  | 'fillStyle'
  | 'strokeStyle'
  | 'lineWidth'
  | 'lineCap'
  | 'lineJoin'
  | 'font'
  | 'textAlign'
  | 'textBaseline'
  | 'fillRect'
  | 'fillText'
  | 'measureText'
  | 'beginPath'
  | 'closePath'
  | 'moveTo'
  | 'lineTo'
  | 'arc'
  | 'fill'
  | 'stroke'
  | 'clip'
  | 'save'
  | 'restore'
  | 'setLineDash'
  | 'scale'
  | 'drawImage'
>

export interface Board {
  pen: Pen
  load: (src: string) => Promise<CanvasImageSource>
  /** what was drawn, as a picture on the device: its address */
  finish: () => Promise<string>
}

interface Size {
  width: number
  height: number
}

/** A canvas of so many pixels. In WeChat it is the one of this id, which the page has to hold. */
export const openBoard: (id: string, size: Size) => Promise<Board> =
  process.env.TARO_ENV === 'h5' ? openInBrowser : openInWechat

/** A canvas that lies on the page, to draw on by hand: in the page's own measure, and as large as it is there. */
export type Pad = Board & Size
export const openPad: (id: string) => Promise<Pad> =
  process.env.TARO_ENV === 'h5' ? openPadInBrowser : openPadInWechat

/** Of so many pixels a line of the page is drawn. */
const FINE = 2

async function openInBrowser(_: string, size: Size): Promise<Board> {
  return browserBoard(document.createElement('canvas'), size)
}

async function openPadInBrowser(id: string): Promise<Pad> {
  const canvas = document.getElementById(id)
  if (!(canvas instanceof HTMLCanvasElement)) throw new Error('no canvas')
  const { clientWidth: width, clientHeight: height } = canvas
  return toPad((size) => browserBoard(canvas, size), { width, height })
}

function browserBoard(canvas: HTMLCanvasElement, size: Size): Board {
  Object.assign(canvas, size)
  const pen = canvas.getContext('2d')
  if (!pen) throw new Error('no canvas')
  return {
    pen,
    load: (src) => loaded(new Image(), src),
    finish: () =>
      new Promise((resolve, reject) => {
        canvas.toBlob((blob) => {
          if (blob) resolve(addressOf(new File([blob], 'drawn.png', { type: blob.type })))
          else reject(new Error('no picture'))
        }, 'image/png')
      }),
  }
}

function toPad(board: (size: Size) => Board, size: Size): Pad {
  const opened = board({ width: size.width * FINE, height: size.height * FINE })
  opened.pen.scale(FINE, FINE)
  return { ...opened, ...size }
}

/** WeChat's canvas of type 2d, as its node. */
type WechatCanvas = Size & {
  getContext: (kind: '2d') => Pen
  createImage: () => HTMLImageElement
}

async function openInWechat(id: string, size: Size): Promise<Board> {
  return wechatBoard((await findInWechat(id)).node, size)
}

async function openPadInWechat(id: string): Promise<Pad> {
  // it was only just put on the page
  await new Promise<void>((resolve) => Taro.nextTick(resolve))
  const { node, width, height } = await findInWechat(id)
  return toPad((size) => wechatBoard(node, size), { width, height })
}

const findInWechat = (id: string): Promise<Size & { node: WechatCanvas }> =>
  new Promise((resolve, reject) => {
    Taro.createSelectorQuery()
      .select(`#${id}`)
      .fields({ node: true, size: true })
      .exec((found: ((Partial<Size> & { node?: WechatCanvas }) | null)[]) => {
        const { node, width = 0, height = 0 } = found[0] ?? {}
        if (node) resolve({ node, width, height })
        else reject(new Error('no canvas'))
      })
  })

function wechatBoard(canvas: WechatCanvas, size: Size): Board {
  Object.assign(canvas, size)
  return {
    pen: canvas.getContext('2d'),
    load: (src) => loaded(canvas.createImage(), src),
    async finish() {
      // Taro's types know only its own element for it
      const given = { canvas: canvas as unknown as Taro.Canvas, fileType: 'png' as const }
      return (await Taro.canvasToTempFilePath(given)).tempFilePath
    },
  }
}

const loaded = (image: HTMLImageElement, src: string): Promise<HTMLImageElement> =>
  new Promise((resolve, reject) => {
    image.onload = () => resolve(image)
    image.onerror = () => reject(new Error('no picture'))
    image.src = src
  })
