import type { NoticeView } from '@onehall/shared/contract/notices'
import { longDay } from '@onehall/shared/domain/time'
import { create } from 'qrcode'
import { portraitSrc } from '../../../../api/notices.ts'
import { openBoard, type Board, type Pen } from '../../../../platform/canvas.ts'
import * as brush from './brush.ts'

/** Every phone and every chat shows this size sharp. */
const POSTER = { width: 750, height: 1334 }
const MARGIN = 48
const INNER = POSTER.width - 2 * MARGIN
const GAP = 24

/** The notice as a picture: portraits, what to look for, and the code that leads to it. Nothing of who makes it. */
export async function drawPoster(canvasId: string, notice: NoticeView): Promise<string> {
  const board = await openBoard(canvasId, POSTER)
  const { pen } = board
  pen.fillStyle = brush.PAPER
  pen.fillRect(0, 0, POSTER.width, POSTER.height)
  brush.write(pen, '寻人公告', { x: MARGIN, y: 40, size: 34, bold: true, colour: brush.INK })
  brush.write(pen, `${notice.publisher}发布`, {
    x: POSTER.width - MARGIN,
    y: 44,
    size: 26,
    align: 'right',
    colour: brush.INK_2,
  })
  const under = await drawPortraits(board, notice)
  drawWords(pen, notice, under + 36)
  drawFoot(pen, notice)
  return board.finish()
}

async function drawPortraits(board: Board, { id, portraitThen, agedPortrait }: NoticeView): Promise<number> {
  const width = (INNER - GAP) / 2
  const box = { x: MARGIN, y: 112, width, height: width * 1.07 }
  const under = box.y + box.height + 16
  await drawPortrait(board, portraitSrc(id, 'then'), { box, ground: brush.WARM })
  caption(board.pen, portraitThen.caption, { x: box.x + width / 2, y: under })
  if (agedPortrait) {
    const right = { ...box, x: box.x + width + GAP }
    await drawPortrait(board, portraitSrc(id, 'aged'), { box: right, ground: brush.COOL })
    markSimulated(board.pen, right, agedPortrait.label)
    caption(board.pen, agedPortrait.caption, { x: right.x + width / 2, y: under })
  }
  return under + 34
}

const caption = (pen: Pen, text: string, at: { x: number; y: number }): void =>
  brush.write(pen, text, { ...at, size: 26, align: 'center', colour: brush.INK_2 })

type Box = Parameters<typeof brush.arch>[1]

/** The same part of the picture as on the page: ui/portrait. */
async function drawPortrait(
  { pen, load }: Board,
  src: string,
  { box, ground }: { box: Box; ground: string },
): Promise<void> {
  const picture = await load(src)
  pen.save()
  brush.arch(pen, box)
  pen.clip()
  pen.fillStyle = ground
  pen.fillRect(box.x, box.y, box.width, box.height)
  const width = box.width * 1.07
  pen.drawImage(picture, box.x - box.width * 0.035, box.y - box.height * 0.031, width, width * 1.25)
  pen.restore()
}

/** The frame and the tag of what a machine worked out, in the picture itself. */
function markSimulated(pen: Pen, box: Box, label: string): void {
  pen.save()
  pen.strokeStyle = brush.EDGE
  pen.lineWidth = 3
  pen.setLineDash([9, 7])
  brush.arch(pen, { x: box.x + 10, y: box.y + 10, width: box.width - 20, height: box.height - 20 }, 14)
  pen.stroke()
  pen.restore()
  const tag = { width: 132, height: 52 }
  const x = box.x + (box.width - tag.width) / 2
  const y = box.y + box.height - tag.height - 26
  pen.fillStyle = brush.INK
  brush.roundBox(pen, { x, y, ...tag }, 14)
  pen.fill()
  brush.write(pen, label, {
    x: x + tag.width / 2,
    y: y + 12,
    size: 28,
    bold: true,
    align: 'center',
    colour: brush.CARD,
  })
}

function drawWords(pen: Pen, notice: NoticeView, top: number): void {
  const { name, sex, missingOn, missingPlace, features, simulationNote } = notice
  brush.write(pen, name, { x: MARGIN, y: top, size: 60, bold: true, colour: brush.INK })
  const fact = `${sex}，${longDay(missingOn)} 在${missingPlace}走失`
  let y = brush.writeLines(pen, fact, {
    x: MARGIN,
    y: top + 84,
    size: 32,
    width: INNER,
    height: 46,
    colour: brush.INK,
  })
  y += 16
  for (const feature of features) {
    pen.fillStyle = brush.APRICOT
    pen.beginPath()
    pen.arc(MARGIN + 8, y + 18, 8, 0, Math.PI * 2)
    pen.fill()
    const line = { x: MARGIN + 34, y, size: 30, width: INNER - 34, height: 42, colour: brush.INK }
    y = brush.writeLines(pen, feature, line) + 8
  }
  if (simulationNote)
    brush.writeLines(pen, simulationNote, {
      x: MARGIN,
      y: y + 8,
      size: 26,
      width: INNER,
      height: 38,
      colour: brush.INK_2,
    })
}

const CODE = 208
const FOOT = 300

function drawFoot(pen: Pen, { shareUrl, urgent, id }: NoticeView): void {
  const top = POSTER.height - FOOT
  pen.fillStyle = brush.CARD
  pen.fillRect(0, top, POSTER.width, FOOT)
  pen.fillStyle = brush.LINE
  pen.fillRect(0, top, POSTER.width, 2)
  const box = { x: POSTER.width - MARGIN - CODE, y: top + (FOOT - CODE) / 2, width: CODE, height: CODE }
  brush.drawCode(pen, create(shareUrl, { errorCorrectionLevel: 'M' }).modules, box)
  const width = INNER - CODE - 2 * GAP
  const lines = [
    { text: '见过，扫码说一声', size: 36, bold: true, colour: brush.INK, height: 54 },
    { text: '不用登录，不留名也行', size: 28, colour: brush.INK_2, height: 46 },
    { text: urgent.sentence, size: 28, colour: brush.INK, height: 40 },
    { text: `公告编号 ${id}`, size: 24, colour: brush.INK_2, height: 36 },
  ]
  lines.reduce((y, line) => brush.writeLines(pen, line.text, { ...line, x: MARGIN, y, width }) + 4, top + 44)
}
