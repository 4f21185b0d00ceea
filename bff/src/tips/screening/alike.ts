/**
 * How much two texts share, from sketches: the smallest hashes of their pairs of characters (MinHash). A sketch
 * holds no word, so that earlier texts need not be opened to be compared.
 */
const SLOTS = 48
const ALIKE = 0.42

export function sketchOf(text: string): number[] {
  const chars = Array.from(text.normalize('NFKC').toLowerCase()).filter((char) => /[\p{L}\p{N}]/u.test(char))
  const sketch = new Array<number>(SLOTS).fill(0xffffffff)
  for (let i = 0; i < chars.length - 1; i++) {
    const base = hash(chars[i]! + chars[i + 1]!)
    for (let slot = 0; slot < SLOTS; slot++) {
      const mixed = stir(base ^ Math.imul(slot + 1, 0x9e3779b1))
      if (mixed < sketch[slot]!) sketch[slot] = mixed
    }
  }
  return sketch
}

/** The share of their pairs that both have, about. */
export function likeness(a: readonly number[], b: readonly number[]): number {
  let same = 0
  for (let slot = 0; slot < SLOTS; slot++) if (a[slot] === b[slot] && a[slot] !== 0xffffffff) same += 1
  return same / SLOTS
}

export const areAlike = (a: readonly number[], b: readonly number[]): boolean => likeness(a, b) >= ALIKE

function hash(text: string): number {
  let h = 0x811c9dc5
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  return h
}

function stir(h: number): number {
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}
