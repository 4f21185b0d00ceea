import { Binary, Long } from 'bson'
import { decode, type Doc, encode, fieldOf } from '../bson/values.ts'
import { MongoError } from '../errors.ts'
import { AFTER, type KeyValueStore } from '../storage/key-value-store.ts'

/** A session's writes carry a rising number; the same number again is the same write, sent twice. */
export interface WriteIdentity {
  session: Binary
  number: bigint
}

const PREFIX = 's'

/** A session is forgotten after thirty minutes (logicalSessionTimeoutMinutes in hello). */
const LIFETIME_MS = 30 * 60_000

/** Which numbered write a command is; undefined where it has no number. */
export function writeIdentity(command: Doc): WriteIdentity | undefined {
  const number = command['txnNumber']
  if (number === undefined) return undefined
  const session = fieldOf(command['lsid'], 'id')
  if (session instanceof Binary && number instanceof Long) return { session, number: number.toBigInt() }
  throw new MongoError(14, 'A numbered write needs an lsid with a UUID and a txnNumber of type long')
}

/**
 * The answer to the last write of each session, kept in the transaction of that write. A client that lost the
 * connection sends the write again and gets the answer again, even where the process was killed in between.
 */
export class RetryableWrites {
  private readonly store: KeyValueStore

  constructor(store: KeyValueStore) {
    this.store = store
  }

  /** The answer to this very write; undefined where it is new. Throws where the session is past it. */
  find({ session, number }: WriteIdentity): Buffer | undefined {
    const bytes = this.store.get(keyOf(session))
    if (!bytes) return undefined
    const { number: last, reply } = decode(bytes) as { number: Long; reply: Binary }
    if (number < last.toBigInt())
      throw new MongoError(
        225,
        `Cannot use the transaction number ${number}: the session is at ${last.toString()}`,
      )
    return number === last.toBigInt() ? Buffer.from(reply.value()) : undefined
  }

  remember({ session, number }: WriteIdentity, reply: Buffer): void {
    this.store.put(
      keyOf(session),
      encode({ number: Long.fromBigInt(number), at: new Date(), reply: new Binary(reply) }),
    )
  }

  forgetOld(): void {
    const latest = Date.now() - LIFETIME_MS
    for (const [key, bytes] of this.store.range(PREFIX, PREFIX + AFTER)) {
      if ((decode(bytes)['at'] as Date).getTime() < latest) this.store.remove(key)
    }
  }
}

const keyOf = (session: Binary): string => PREFIX + Buffer.from(session.value()).toString('latin1')
