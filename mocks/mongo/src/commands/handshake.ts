import type { Doc } from '../bson/values.ts'
import type { Call, Command } from './command.ts'

const VERSION = '7.0.0'

/** The version of the wire protocol that MongoDB 7.0 speaks. */
const WIRE_VERSION = 21

/**
 * Says to be the primary of a replica set of one: to a standalone, drivers send no retryable writes. Says nothing of
 * topologyVersion, so drivers ask again now and then instead of waiting for changes.
 */
function hello({ name, place }: Call): Doc {
  return {
    ...(name === 'hello' ? {} : { ismaster: true }),
    helloOk: true,
    isWritablePrimary: true,
    secondary: false,
    setName: 'embedded',
    setVersion: 1,
    hosts: [place.address],
    primary: place.address,
    me: place.address,
    maxBsonObjectSize: 16 * 1024 * 1024,
    maxMessageSizeBytes: 48_000_000,
    maxWriteBatchSize: 100_000,
    localTime: new Date(),
    logicalSessionTimeoutMinutes: 30,
    minWireVersion: 0,
    maxWireVersion: WIRE_VERSION,
    readOnly: false,
    ok: 1,
  }
}

const helloCommand: Command = {
  accepts: [
    'hello',
    'ismaster',
    'isMaster',
    'helloOk',
    'client',
    'compression',
    'loadBalanced',
    'backpressure',
  ],
  run: hello,
}

const buildInfo: Command = {
  accepts: ['buildInfo', 'buildinfo'],
  run: () => ({
    version: VERSION,
    versionArray: [7, 0, 0, 0],
    gitVersion: 'onehall-embedded-store',
    modules: [],
    bits: 64,
    maxBsonObjectSize: 16 * 1024 * 1024,
    ok: 1,
  }),
}

/** What drivers ask when they connect, look after a connection, or leave. */
export const HANDSHAKE_COMMANDS: Record<string, Command> = {
  hello: helloCommand,
  ismaster: helloCommand,
  isMaster: helloCommand,
  buildInfo,
  buildinfo: buildInfo,
  ping: { accepts: ['ping'], run: () => ({ ok: 1 }) },
  endSessions: { accepts: ['endSessions'], run: () => ({ ok: 1 }) },
}
