import { type Doc, encode } from '../bson/values.ts'
import { codeName, MongoError, toMongoError } from '../errors.ts'
import { Arguments } from './arguments.ts'
import { Call, type Command, COMMON_FIELDS, type Workplace } from './command.ts'
import { checkConcerns } from './concerns.ts'
import { findCommand } from './registry.ts'
import { RetryableWrites, writeIdentity } from './retryable-writes.ts'

interface Job {
  command: Doc
  reply: (bytes: Buffer) => void
}

/**
 * Runs commands one after the other. All that come in during one turn of the event loop share one transaction, and
 * are answered when it is durable: many writers pay for one sync (group commit).
 */
export class Dispatcher {
  readonly retryableWrites: RetryableWrites
  private readonly place: Workplace
  private waiting: Job[] = []

  constructor(place: Workplace) {
    this.place = place
    this.retryableWrites = new RetryableWrites(place.catalogue.store)
  }

  /** Calls back with the answer as BSON. Where the disk refuses the commit nobody is answered, and the process ends. */
  submit(command: Doc, reply: Job['reply']): void {
    if (!this.waiting.length) setImmediate(() => this.runTurn())
    this.waiting.push({ command, reply })
  }

  /** Runs what has come in. */
  runTurn(): void {
    const jobs = this.waiting
    this.waiting = []
    const answerAll = (): Buffer[] => jobs.map(({ command }) => this.answer(command))
    const writes = jobs.some(({ command }) => findCommand(nameOf(command))?.writes)
    const answers = writes ? this.place.catalogue.store.transaction(answerAll) : answerAll()
    for (const [i, { reply }] of jobs.entries()) reply(answers[i]!)
  }

  private answer(document: Doc): Buffer {
    const name = nameOf(document)
    const command = findCommand(name)
    try {
      if (!command) throw new MongoError(59, `no such command: '${name}'`)
      checkConcerns(document)
      return command.writes ? this.write(command, document) : this.run(command, document)
    } catch (thrown) {
      return encode(errorReply(thrown))
    }
  }

  /** Runs a command that changes something; undoes all of it where it throws. */
  private write(command: Command, document: Doc): Buffer {
    const { catalogue } = this.place
    try {
      return catalogue.store.transaction(() => this.runOnce(command, document))
    } catch (thrown) {
      catalogue.load()
      throw thrown
    }
  }

  private runOnce(command: Command, document: Doc): Buffer {
    const identity = writeIdentity(document)
    const earlier = identity && this.retryableWrites.find(identity)
    if (earlier) return earlier
    const answer = this.run(command, document)
    if (identity) this.retryableWrites.remember(identity, answer)
    return answer
  }

  private run(command: Command, document: Doc): Buffer {
    const name = nameOf(document)
    const args = new Arguments(name, document, [...command.accepts, ...COMMON_FIELDS])
    const answer = command.run(new Call(name, args, this.place))
    return Buffer.isBuffer(answer) ? answer : encode(answer)
  }
}

/** A command is named by its first field. */
const nameOf = (command: Doc): string => Object.keys(command)[0] ?? ''

function errorReply(thrown: unknown): Doc {
  const { code, message, details } = knownError(thrown)
  return { ok: 0, errmsg: message, code, codeName: codeName(code), ...details }
}

function knownError(thrown: unknown): MongoError {
  try {
    return toMongoError(thrown)
  } catch (bug) {
    process.stderr.write(`${bug instanceof Error ? (bug.stack ?? bug.message) : String(bug)}\n`)
    return new MongoError(1, `Internal error of the embedded store: ${String(bug)}`)
  }
}
