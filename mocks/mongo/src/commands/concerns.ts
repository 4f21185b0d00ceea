import { type Doc, fieldOf, numberOf } from '../bson/values.ts'
import { MongoError, notSupported } from '../errors.ts'

/** Refuses what a command asks of the deployment beyond what one durable server gives to everybody. */
export function checkConcerns(command: Doc): void {
  if ('startTransaction' in command || 'autocommit' in command) throw notSupported('A transaction')
  checkReadConcern(command['readConcern'])
  checkWriteConcern(command['writeConcern'])
}

/** Every read sees what is durable on the only member, which is all these levels ask for. */
const READ_LEVELS = ['local', 'available', 'majority', 'linearizable']

function checkReadConcern(concern: unknown): void {
  for (const [name, value] of Object.entries(concern ?? {})) {
    if (name !== 'level' || !READ_LEVELS.includes(String(value)))
      throw notSupported(`readConcern {${name}: ${String(value)}}`)
  }
}

/** Every write is synced before it is acknowledged, so `j` and `wtimeout` are met in any case. */
function checkWriteConcern(concern: unknown): void {
  const w = fieldOf(concern, 'w') ?? 1
  const number = numberOf(w)
  if (w === 'majority' || number === 0 || number === 1) return
  throw new MongoError(
    100,
    `Not enough data-bearing nodes for writeConcern {w: ${number ?? JSON.stringify(w)}}`,
  )
}
