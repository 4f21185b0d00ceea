/** A number from 0 up to (not including) `below` that is always the same for the same words (FNV-1a, then mixed). */
export function chance(words: string, below: number): number {
  let hash = 0x811c9dc5
  for (const sign of words) hash = Math.imul(hash ^ sign.codePointAt(0)!, 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
  return ((hash ^ (hash >>> 13)) >>> 0) % below
}
