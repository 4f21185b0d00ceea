import { hash } from 'node:crypto'

const FULLEST = 0.7
const FIRST_CAPACITY = 1 << 12
const WORDS = 4

/**
 * The last word of each recipient, in typed arrays: a million of them take 48 MB, and looking one up touches two places
 * in memory. Recipients are kept as 128 bits of the SHA-256 of their reference, so that nobody's yes is ever taken for
 * another's: two that meet are not to be expected in a billion years of parcels.
 */
export interface Households {
  /** A yes at a moment (ms), or a no. Older words than what is known change nothing: they may be said in any order. */
  say(ref: string, granted: boolean, atMs: number): void
  /** The time of the last word (ms), negative where it is a no; 0 where nothing was said. */
  wordOf(ref: string): number
  /** Forgets all that was said. */
  clear(): void
  readonly size: number
  /** bytes of the arrays */
  readonly bytes: number
}

export function createHouseholds(): Households {
  let table = makeTable(FIRST_CAPACITY)
  let size = 0

  const slotFor = (key: Uint32Array): number => {
    const found = find(table, key)
    if (found >= 0) return found
    if (size + 1 > table.capacity * FULLEST) table = grown(table)
    const slot = ~find(table, key)
    table.keys.set(key, slot * WORDS)
    size++
    return slot
  }
  return {
    say(ref, granted, atMs) {
      const slot = slotFor(keyOf(ref))
      const before = table.word[slot]!
      // of a yes and a no at one moment the no holds
      if (Math.abs(before) > atMs || before === -atMs) return
      table.word[slot] = granted ? atMs : -atMs
    },
    wordOf(ref) {
      const slot = find(table, keyOf(ref))
      return slot < 0 ? 0 : table.word[slot]!
    },
    clear() {
      table = makeTable(FIRST_CAPACITY)
      size = 0
    },
    get size() {
      return size
    },
    get bytes() {
      return table.keys.byteLength + table.word.byteLength
    },
  }
}

/** Open addressing over a power of two: four words of the key, and its word. */
interface Table {
  capacity: number
  keys: Uint32Array
  word: Float64Array
}

const makeTable = (capacity: number): Table => ({
  capacity,
  keys: new Uint32Array(capacity * WORDS),
  word: new Float64Array(capacity),
})

/** Where the key is, or ~ of where it would go. */
function find({ capacity, keys }: Table, key: Uint32Array): number {
  let slot = key[0]! & (capacity - 1)
  for (;;) {
    const at = slot * WORDS
    if ((keys[at]! | keys[at + 1]! | keys[at + 2]! | keys[at + 3]!) === 0) return ~slot
    if (keys[at] === key[0] && keys[at + 1] === key[1] && keys[at + 2] === key[2] && keys[at + 3] === key[3])
      return slot
    slot = (slot + 1) & (capacity - 1)
  }
}

function keyOf(ref: string): Uint32Array {
  const digest = hash('sha256', ref, 'buffer')
  return Uint32Array.of(
    digest.readUInt32LE(0),
    digest.readUInt32LE(4),
    digest.readUInt32LE(8),
    digest.readUInt32LE(12),
  )
}

function grown(old: Table): Table {
  const next = makeTable(old.capacity * 2)
  for (let slot = 0; slot < old.capacity; slot++) {
    const key = old.keys.subarray(slot * WORDS, (slot + 1) * WORDS)
    if ((key[0]! | key[1]! | key[2]! | key[3]!) === 0) continue
    const place = ~find(next, key)
    next.keys.set(key, place * WORDS)
    next.word[place] = old.word[slot]!
  }
  return next
}
