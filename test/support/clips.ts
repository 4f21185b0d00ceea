/** MP4s made by hand: boxes of ISO/IEC 14496-12, as small as they can be. */

const concat = (parts: Buffer[]): Buffer => Buffer.concat(parts)

/** One box: four bytes of size, four of type, and what is in it. */
export function box(type: string, ...content: (Buffer | string)[]): Buffer {
  const body = concat(content.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part)))
  const head = Buffer.alloc(8)
  head.writeUInt32BE(body.length + 8)
  head.write(type, 4, 'latin1')
  return concat([head, body])
}

/** The same with its size in eight bytes. */
export function wideBox(type: string, content: Buffer): Buffer {
  const head = Buffer.alloc(16)
  head.writeUInt32BE(1)
  head.write(type, 4, 'latin1')
  head.writeBigUInt64BE(BigInt(content.length + 16), 8)
  return concat([head, content])
}

export const FTYP = box('ftyp', 'isom', Buffer.alloc(4), 'isommp42')

/** What a phone writes about where and by whom, in each place where it may write it. */
export const TELLING = ['+31.8500+117.2833/', 'trak-owner', 'meta-device', 'uuid-xmp-place']

/** A clip with a picture track that nobody can play, and all that tells of who made it. */
export function tellingClip(mdat = Buffer.from('frames')): Buffer {
  const [place, owner, device, xmp] = TELLING as [string, string, string, string]
  return concat([
    FTYP,
    wideBox('mdat', mdat),
    box(
      'moov',
      box('mvhd', Buffer.alloc(100, 1)),
      box(
        'trak',
        box('tkhd', Buffer.alloc(84, 2)),
        box('mdia', box('mdhd', Buffer.alloc(24, 3))),
        box('udta', owner),
      ),
      box('udta', box('\xa9xyz', place)),
      box('meta', device),
    ),
    box('uuid', xmp),
  ])
}

/** The types of a clip's boxes in their order, those inside others behind them. */
export function boxTypes(clip: Buffer): string[] {
  const types: string[] = []
  for (let at = 0; at < clip.length;) {
    const size = clip.readUInt32BE(at)
    const [head, length] = size === 1 ? [16, Number(clip.readBigUInt64BE(at + 8))] : [8, size]
    const type = clip.toString('latin1', at + 4, at + 8)
    types.push(type)
    if (['moov', 'trak', 'mdia'].includes(type))
      types.push(...boxTypes(clip.subarray(at + head, at + length)))
    at += length
  }
  return types
}
