/**
 * Padding, so that the length of what is stored says next to nothing: the content's length in four bytes, the
 * content, zeros up to the next size.
 */
const HEAD = 4

/** The next power of two, and at least `smallest`: a text of any usual length has one size. */
export function pad(content: Buffer, smallest: number): Buffer {
  let size = smallest
  while (size < content.length + HEAD) size *= 2
  const padded = Buffer.alloc(size)
  padded.writeUInt32BE(content.length)
  content.copy(padded, HEAD)
  return padded
}

export const unpad = (padded: Buffer): Buffer => padded.subarray(HEAD, HEAD + padded.readUInt32BE())

export const TEXT_SIZE = 4 * 1024
export const PHOTO_SIZE = 256 * 1024
