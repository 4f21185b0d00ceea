import { open, type FileHandle } from 'node:fs/promises'
import { Problem } from '@onehall/shared/problem'

/** Boxes of an MP4 that hold what the camera wrote about place, device and owner (ISO/IEC 14496-12, 8.10, 8.11). */
const TELLING = new Set(['udta', 'meta', 'uuid'])
/** Boxes that hold other boxes we must look into. */
const HOLDING = new Set(['moov', 'trak', 'mdia', 'moof'])
const DEPTH = 6
/** Cameras write some hundred. Each costs a read, so a file made of millions would keep a disk busy for minutes. */
const BOXES = 10_000

/**
 * Takes the telling boxes out of a clip, in place: each becomes `free`, its content zeros. Nothing moves, so the
 * sample tables stay right and no encoder is needed. Throws media.broken where the boxes do not add up.
 */
export async function cleanClip(path: string, bytes: number): Promise<void> {
  const file = await open(path, 'r+')
  try {
    await cleanBoxes({ file, boxesLeft: BOXES }, { from: 0, until: bytes, depth: 0 })
  } finally {
    await file.close()
  }
}

interface Walk {
  file: FileHandle
  boxesLeft: number
}

interface Stretch {
  from: number
  until: number
  depth: number
}

async function cleanBoxes(walk: Walk, { from, until, depth }: Stretch): Promise<void> {
  if (depth > DEPTH) throw new Problem('media.broken')
  for (let at = from; at < until;) {
    if (walk.boxesLeft-- === 0) throw new Problem('media.broken')
    const box = await readBox(walk.file, at, until)
    if (TELLING.has(box.type)) await blank(walk.file, box)
    else if (HOLDING.has(box.type))
      await cleanBoxes(walk, { from: box.body, until: box.end, depth: depth + 1 })
    at = box.end
  }
}

interface Box {
  at: number
  type: string
  body: number
  end: number
}

async function readBox(file: FileHandle, at: number, until: number): Promise<Box> {
  const head = Buffer.alloc(16)
  const { bytesRead } = await file.read(head, 0, 16, at)
  const size32 = head.readUInt32BE(0)
  const body = at + (size32 === 1 ? 16 : 8)
  const end = size32 === 0 ? until : size32 === 1 ? at + Number(head.readBigUInt64BE(8)) : at + size32
  if (bytesRead < 8 || end < body || end > until) throw new Problem('media.broken')
  return { at, type: head.toString('latin1', 4, 8), body, end }
}

async function blank(file: FileHandle, { at, body, end }: Box): Promise<void> {
  await file.write(Buffer.from('free', 'latin1'), 0, 4, at + 4)
  const zeros = Buffer.alloc(64 * 1024)
  for (let p = body; p < end; p += zeros.length)
    await file.write(zeros, 0, Math.min(zeros.length, end - p), p)
}
