import { useEffect, useRef, useState } from 'react'
import { openPad, type Pad } from '../../../platform/canvas.ts'

export const PAD_ID = 'sign-pad'

interface Point {
  x: number
  y: number
}

/** Paper and ink, whatever the page looks like: it is a document. */
const [PAPER, INK] = ['#ffffff', '#1e2a2c']
/** Less than this is a slip of the finger. */
const SHORTEST = 60

/** What a finger draws: kept as lines, so that nothing is lost while the canvas is still being found. */
export function useSignPad() {
  const lines = useRef<Point[][]>([])
  const pad = useRef<Pad | null>(null)
  const [signed, setSigned] = useState(false)
  const [broken, setBroken] = useState(false)

  async function open(): Promise<void> {
    try {
      pad.current = await openPad(PAD_ID)
      redraw(pad.current, lines.current)
      setBroken(false)
    } catch {
      setBroken(true)
    }
  }
  useEffect(() => void open(), [])

  return {
    signed,
    /** this device cannot draw */
    broken,
    begin(at: Point) {
      if (!pad.current) void open()
      lines.current.push([at])
      if (pad.current) draw(pad.current, [at, at])
    },
    move(to: Point) {
      const line = lines.current[lines.current.length - 1]
      const from = line?.[line.length - 1]
      if (!line || !from) return
      line.push(to)
      if (pad.current) draw(pad.current, [from, to])
    },
    end: () => setSigned(lengthOf(lines.current) > SHORTEST),
    clear() {
      lines.current = []
      if (pad.current) redraw(pad.current, [])
      setSigned(false)
    },
    /** where the picture of it is; null where there is none */
    picture: async (): Promise<string | null> => {
      try {
        return (await pad.current?.finish()) ?? null
      } catch {
        setBroken(true)
        return null
      }
    },
  }
}

export type SignPad = ReturnType<typeof useSignPad>

function redraw(pad: Pad, lines: readonly Point[][]): void {
  pad.pen.fillStyle = PAPER
  pad.pen.fillRect(0, 0, pad.width, pad.height)
  for (const line of lines) draw(pad, line)
}

function draw({ pen }: Pad, line: readonly Point[]): void {
  Object.assign(pen, { strokeStyle: INK, lineWidth: 3, lineCap: 'round', lineJoin: 'round' })
  pen.beginPath()
  line.forEach(({ x, y }, i) => (i === 0 ? pen.moveTo(x, y) : pen.lineTo(x, y)))
  pen.stroke()
}

const lengthOf = (lines: readonly Point[][]): number =>
  lines.reduce(
    (sum, line) => sum + line.reduce((way, p, i) => way + (i === 0 ? 0 : distance(line[i - 1] ?? p, p)), 0),
    0,
  )

const distance = (a: Point, b: Point): number => Math.abs(a.x - b.x) + Math.abs(a.y - b.y)
