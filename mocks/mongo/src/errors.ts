import { BSONError } from 'bson'
import { MingoError } from 'mingo/util'

/** An error as a client of MongoDB sees it: a number, its name, a sentence, sometimes more fields. */
export class MongoError extends Error {
  readonly code: number
  readonly details: Record<string, unknown>

  constructor(code: number, message: string, details: Record<string, unknown> = {}) {
    super(message)
    this.code = code
    this.details = details
  }
}

/** The names MongoDB gives to the error codes used here (src/mongo/base/error_codes.yml). */
const NAMES: Record<number, string> = {
  1: 'InternalError',
  2: 'BadValue',
  9: 'FailedToParse',
  14: 'TypeMismatch',
  26: 'NamespaceNotFound',
  27: 'IndexNotFound',
  28: 'PathNotViable',
  40: 'ConflictingUpdateOperators',
  43: 'CursorNotFound',
  50: 'MaxTimeMSExpired',
  56: 'EmptyFieldName',
  59: 'CommandNotFound',
  66: 'ImmutableField',
  67: 'CannotCreateIndex',
  72: 'InvalidOptions',
  73: 'InvalidNamespace',
  85: 'IndexOptionsConflict',
  86: 'IndexKeySpecsConflict',
  100: 'UnsatisfiableWriteConcern',
  115: 'CommandNotSupported',
  171: 'CannotIndexParallelArrays',
  225: 'TransactionTooOld',
  10334: 'BSONObjectTooLarge',
  11000: 'DuplicateKey',
}

export const codeName = (code: number): string => NAMES[code] ?? `Location${code}`

export const badValue = (message: string): MongoError => new MongoError(2, message)

/** What a real server would do and this store does not: always refused, and always by its name. */
export const notSupported = (what: string): MongoError =>
  new MongoError(115, `${what} is not supported by the embedded store`)

/** What a client is told of an error: bad BSON and bad expressions are the client's; anything else is a bug, and thrown on. */
export function toMongoError(thrown: unknown): MongoError {
  if (thrown instanceof MongoError) return thrown
  if (thrown instanceof MingoError || thrown instanceof BSONError) return badValue(thrown.message)
  throw thrown
}
