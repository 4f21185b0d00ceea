import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { open, type RootDatabase } from 'lmdb'

/** LMDB takes keys of up to 1,978 bytes. */
export const LONGEST_KEY = 1900

/** Above any key that starts with the same prefix. */
export const AFTER = '\xff'.repeat(24)

/**
 * An ordered map from strings of bytes to bytes, durable: a transaction has been written and synced (fdatasync)
 * when it returns. Everything is synchronous, so nothing can come between a read and the write it decides.
 */
export class KeyValueStore {
  private readonly db: RootDatabase<Buffer, Buffer>

  constructor(folder: string) {
    mkdirSync(folder, { recursive: true })
    this.db = open<Buffer, Buffer>({
      path: join(folder, 'data.mdb'),
      noSubdir: true,
      encoding: 'binary',
      keyEncoding: 'binary',
      overlappingSync: false,
    })
  }

  get(key: string): Buffer | undefined {
    return this.db.getBinary(bytes(key))
  }

  put(key: string, value: Buffer): void {
    this.db.putSync(bytes(key), value)
  }

  remove(key: string): void {
    this.db.removeSync(bytes(key))
  }

  /**
   * Entries from `from` (included) to `to` (excluded), read in growing pieces. It may be left and resumed after
   * other writes: it then goes on behind the last key it gave.
   */
  *range(from: string, to: string, reverse = false): Generator<[string, Buffer]> {
    for (let size = 16; from < to; size = Math.min(size * 4, 512)) {
      const piece = this.piece(from, to, { reverse, limit: size })
      yield* piece
      const last = piece.at(-1)
      if (!last || piece.length < size) return
      if (reverse) to = last[0]
      else from = `${last[0]}\0`
    }
  }

  private piece(from: string, to: string, options: { reverse: boolean; limit: number }): [string, Buffer][] {
    const between = options.reverse
      ? { start: bytes(to), end: bytes(from), exclusiveStart: true, inclusiveEnd: true }
      : { start: bytes(from), end: bytes(to) }
    return [...this.db.getRange({ ...between, ...options })].map(({ key, value }) => [
      key.toString('latin1'),
      value,
    ])
  }

  count(from: string, to: string): number {
    return this.db.getKeysCount({ start: bytes(from), end: bytes(to) })
  }

  /** Runs the work in a transaction; inside another, as a part of it. Undoes all of it and rethrows if it throws. */
  transaction<T>(work: () => T): T {
    return this.db.transactionSync(work)
  }

  async close(): Promise<void> {
    await this.db.close()
  }
}

const bytes = (text: string): Buffer => Buffer.from(text, 'latin1')
