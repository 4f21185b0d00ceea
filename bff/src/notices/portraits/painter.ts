import { LRUCache } from 'lru-cache'
import sharp from 'sharp'
import { drawPortrait, type Which } from './portrait.ts'

/** A portrait as PNG. Painted once a process, for it never changes. */
export type Painter = (notice: { id: string; sex: '男' | '女' }, which: Which) => Promise<Buffer>

export function createPainter(): Painter {
  const painted = new LRUCache<string, Buffer>({ max: 200 })
  return async (notice, which) => {
    const key = `${notice.id} ${which}`
    const known = painted.get(key)
    if (known) return known
    const picture = await sharp(Buffer.from(drawPortrait(notice, which)))
      .png({ palette: true })
      .toBuffer()
    painted.set(key, picture)
    return picture
  }
}
