import { entryOf } from '../bson/values.ts'
import { COLLECTION_COMMANDS } from './collections.ts'
import type { Command } from './command.ts'
import { explainCommand } from './explain.ts'
import { HANDSHAKE_COMMANDS } from './handshake.ts'
import { INDEX_COMMANDS } from './indexes.ts'
import { READ_COMMANDS } from './reads.ts'
import { WRITE_COMMANDS } from './writes.ts'

const COMMANDS: Record<string, Command> = {
  ...HANDSHAKE_COMMANDS,
  ...COLLECTION_COMMANDS,
  ...INDEX_COMMANDS,
  ...READ_COMMANDS,
  ...WRITE_COMMANDS,
  explain: explainCommand({ ...READ_COMMANDS, ...WRITE_COMMANDS }),
}

export const findCommand = (name: string): Command | undefined => entryOf(COMMANDS, name)
