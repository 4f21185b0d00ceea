import type { Pen } from '../../../../platform/canvas.ts'

/** Ways of drawing that a canvas of WeChat has no words for. */

const FONT = '-apple-system, "PingFang SC", "HarmonyOS Sans SC", "Noto Sans CJK SC", sans-serif'

interface Line {
  x: number
  y: number
  size: number
  colour: string
  bold?: boolean
  align?: CanvasTextAlign
}

export function write(pen: Pen, text: string, { x, y, size, colour, bold, align = 'left' }: Line): void {
  pen.font = `${bold ? 600 : 400} ${size}px ${FONT}`
  pen.fillStyle = colour
  pen.textAlign = align
  pen.textBaseline = 'top'
  pen.fillText(text, x, y)
}

/** No line begins with these. */
const NOT_FIRST = '，。、；：！？”）》'

/** A text in lines no wider than `width`; `measure` gives the width of a line. */
export function linesOf(text: string, width: number, measure: (line: string) => number): string[] {
  const lines: string[] = []
  let line = ''
  for (const sign of text) {
    if (line !== '' && measure(line + sign) > width && !NOT_FIRST.includes(sign)) {
      lines.push(line)
      line = sign
    } else line += sign
  }
  return line === '' ? lines : [...lines, line]
}

/** Writes a text in lines; gives where the next thing may begin. */
export function writeLines(pen: Pen, text: string, line: Line & { width: number; height: number }): number {
  pen.font = `${line.bold ? 600 : 400} ${line.size}px ${FONT}`
  const lines = linesOf(text, line.width, (part) => pen.measureText(part).width)
  lines.forEach((part, i) => write(pen, part, { ...line, y: line.y + i * line.height }))
  return line.y + lines.length * line.height
}

interface Box {
  x: number
  y: number
  width: number
  height: number
}

/** The door: round above, small corners below. */
export function arch(pen: Pen, { x, y, width, height }: Box, corner = 20): void {
  const r = width / 2
  pen.beginPath()
  pen.moveTo(x, y + r)
  pen.arc(x + r, y + r, r, Math.PI, 0)
  pen.lineTo(x + width, y + height - corner)
  pen.arc(x + width - corner, y + height - corner, corner, 0, Math.PI / 2)
  pen.lineTo(x + corner, y + height)
  pen.arc(x + corner, y + height - corner, corner, Math.PI / 2, Math.PI)
  pen.closePath()
}

export function roundBox(pen: Pen, { x, y, width, height }: Box, r: number): void {
  pen.beginPath()
  pen.moveTo(x + r, y)
  pen.arc(x + width - r, y + r, r, -Math.PI / 2, 0)
  pen.arc(x + width - r, y + height - r, r, 0, Math.PI / 2)
  pen.arc(x + r, y + height - r, r, Math.PI / 2, Math.PI)
  pen.arc(x + r, y + r, r, Math.PI, Math.PI * 1.5)
  pen.closePath()
}

/** A QR code of `width` px, its quiet zone outside of it. */
export function drawCode(
  pen: Pen,
  { size, data }: { size: number; data: ArrayLike<number> },
  box: Box,
): void {
  const cell = box.width / size
  pen.fillStyle = INK
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      // a little wider than a cell: no hairline between two
      if (data[row * size + column])
        pen.fillRect(box.x + column * cell, box.y + row * cell, cell + 0.5, cell + 0.5)
    }
  }
}

/** The light colours of the look: a poster is paper, whatever the phone is set to. */
export const INK = '#1e2a2c'
export const INK_2 = '#485452'
export const PAPER = '#f7f5f0'
export const CARD = '#fffefc'
export const LINE = '#e3e1d7'
export const EDGE = '#858f8a'
export const APRICOT = '#e8964a'
export const WARM = '#f6e4cf'
export const COOL = '#e3e8e4'
