import { Long } from 'bson'
import { type Doc, encode } from '../bson/values.ts'
import { MongoError } from '../errors.ts'
import { cursorReply } from '../wire/cursor-reply.ts'

const LARGEST_BATCH = 16_000_000
const IDLE_MS = 10 * 60_000

/** Results that are given out in batches. */
class Cursor {
  readonly namespace: string
  usedAt = Date.now()
  private readonly items: Iterator<Buffer | Doc>
  /** Read already, but for the next batch. */
  private held: Buffer | undefined

  constructor(namespace: string, items: Iterable<Buffer | Doc>) {
    this.namespace = namespace
    this.items = items[Symbol.iterator]()
  }

  take(size: number): { docs: Buffer[]; done: boolean } {
    const docs: Buffer[] = []
    let bytes = 0
    this.held ??= this.read()
    while (this.held && docs.length < size && (!docs.length || bytes + this.held.length <= LARGEST_BATCH)) {
      docs.push(this.held)
      bytes += this.held.length
      this.held = this.read()
    }
    return { docs, done: this.held === undefined }
  }

  private read(): Buffer | undefined {
    const next = this.items.next()
    if (next.done) return undefined
    return Buffer.isBuffer(next.value) ? next.value : encode(next.value)
  }
}

/** The cursors that clients have open. */
export class Cursors {
  private readonly open = new Map<string, Cursor>()
  private lastId = 0

  /** Answers with the first batch; keeps a cursor for the rest, unless only one batch is wanted. */
  start(namespace: string, items: Iterable<Buffer | Doc>, batch: { size: number; single?: boolean }): Buffer {
    const cursor = new Cursor(namespace, items)
    const { docs, done } = cursor.take(batch.size)
    const id = done || batch.single ? 0 : ++this.lastId
    if (id) this.open.set(String(id), cursor)
    return cursorReply({ name: 'firstBatch', docs, id: Long.fromNumber(id), namespace })
  }

  /** Answers with the next batch of an open cursor. */
  next(id: string, namespace: string, size: number): Buffer {
    const cursor = this.open.get(id)
    if (cursor?.namespace !== namespace) throw new MongoError(43, `cursor id ${id} not found`)
    cursor.usedAt = Date.now()
    const { docs, done } = cursor.take(size)
    if (done) this.open.delete(id)
    return cursorReply({ name: 'nextBatch', docs, id: done ? Long.ZERO : Long.fromString(id), namespace })
  }

  /** Forgets a cursor; false where there is none. */
  kill(id: string): boolean {
    return this.open.delete(id)
  }

  /** Forgets the cursors that no client has asked for in ten minutes, as MongoDB does. */
  killIdle(): void {
    const latest = Date.now() - IDLE_MS
    for (const [id, { usedAt }] of this.open) if (usedAt < latest) this.open.delete(id)
  }
}
