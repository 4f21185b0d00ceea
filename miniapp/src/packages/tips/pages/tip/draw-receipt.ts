import { groupReceipt } from '@onehall/shared/domain/receipt'
import { openBoard } from '../../../../platform/canvas.ts'

export const CANVAS_ID = 'receipt-picture'
const SIZE = { width: 750, height: 480 }
const FONT = '-apple-system, "PingFang SC", "Noto Sans CJK SC", sans-serif'
const MONO = 'menlo, consolas, "Noto Sans Mono CJK SC", monospace'
/** The light colours of the look. */
const [PAPER, INK, QUIET] = ['#f7f5f0', '#1e2a2c', '#485452']

/** The number as a picture. It does not say of what: whoever looks through the album need not know. */
export async function drawReceipt(receipt: string): Promise<string> {
  const { pen, finish } = await openBoard(CANVAS_ID, SIZE)
  const write = (text: string, { y, font, colour }: { y: number; font: string; colour: string }): void => {
    pen.font = font
    pen.fillStyle = colour
    pen.fillText(text, SIZE.width / 2, y)
  }
  pen.fillStyle = PAPER
  pen.fillRect(0, 0, SIZE.width, SIZE.height)
  pen.textAlign = 'center'
  pen.textBaseline = 'middle'
  write('一厅 回执号', { y: 96, font: `400 34px ${FONT}`, colour: QUIET })
  const [a, b, c, d] = groupReceipt(receipt).split(' ')
  const font = `600 68px ${MONO}`
  write(`${a} ${b}`, { y: 204, font, colour: INK })
  write(`${c} ${d}`, { y: 296, font, colour: INK })
  write('在一厅“我的”里凭它查进展', { y: 396, font: `400 30px ${FONT}`, colour: QUIET })
  return finish()
}
