import Taro from '@tarojs/taro'

/** The part of a pen that both WeChat's canvas and a browser's have. */
export type Pen = Pick<
  CanvasRenderingContext2D,
  | 'fillStyle'
  | 'strokeStyle'
  | 'lineWidth'
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

async function openInBrowser(_: string, { width, height }: Size): Promise<Board> {
  const canvas = document.createElement('canvas')
  Object.assign(canvas, { width, height })
  const pen = canvas.getContext('2d')
  if (!pen) throw new Error('no canvas')
  return {
    pen,
    load: (src) => loaded(new Image(), src),
    finish: () =>
      new Promise((resolve, reject) => {
        canvas.toBlob((blob) => {
          if (blob) resolve(URL.createObjectURL(blob))
          else reject(new Error('no picture'))
        }, 'image/png')
      }),
  }
}

/** WeChat's canvas of type 2d, as its node. */
type WechatCanvas = Size & {
  getContext: (kind: '2d') => Pen
  createImage: () => HTMLImageElement
}

async function openInWechat(id: string, { width, height }: Size): Promise<Board> {
  const canvas = await new Promise<WechatCanvas>((resolve, reject) => {
    Taro.createSelectorQuery()
      .select(`#${id}`)
      .fields({ node: true })
      .exec((found: ({ node?: WechatCanvas } | null)[]) => {
        const node = found[0]?.node
        if (node) resolve(node)
        else reject(new Error('no canvas'))
      })
  })
  Object.assign(canvas, { width, height })
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
