import { Cursors } from './commands/cursors.ts'
import { Dispatcher } from './commands/dispatcher.ts'
import { removeExpired } from './expiry.ts'
import { Catalogue } from './storage/catalogue.ts'
import { lockFolder } from './storage/folder-lock.ts'
import { KeyValueStore } from './storage/key-value-store.ts'
import { Listener } from './wire/listener.ts'

export { FolderInUseError } from './storage/folder-lock.ts'

export interface StoreOptions {
  /** The folder of the data; made where it is missing. One process at a time may use it. */
  path: string
  /** 0, the default, lets the system choose. */
  port?: number
  /** How often expired documents (TTL indexes) and idle cursors are removed. MongoDB's minute by default. */
  ttlMs?: number
}

export interface Store {
  /** For the driver and mongoose. */
  uri: string
  port: number
  /** Answers what has come in, then stops; the folder is free when it resolves. */
  close: () => Promise<void>
}

/**
 * Starts an embedded document store that speaks MongoDB's wire protocol, for development and tests.
 * Throws where NODE_ENV is production, and a FolderInUseError where another process has the folder.
 */
export async function createStore({ path, port = 0, ttlMs = 60_000 }: StoreOptions): Promise<Store> {
  refuseProduction()
  const unlock = lockFolder(path)
  const keyValueStore = new KeyValueStore(path)
  const place = { catalogue: new Catalogue(keyValueStore), cursors: new Cursors(), address: '' }
  const dispatcher = new Dispatcher(place)
  const listener = new Listener((command, reply) => dispatcher.submit(command, reply))
  const sweep = (): void => {
    place.cursors.killIdle()
    keyValueStore.transaction(() => {
      removeExpired(place.catalogue)
      dispatcher.retryableWrites.forgetOld()
    })
  }
  const timer = setInterval(sweep, ttlMs)
  const release = async (): Promise<void> => {
    clearInterval(timer)
    await keyValueStore.close()
    unlock()
  }
  try {
    const actual = await listener.listen(port)
    place.address = `127.0.0.1:${actual}`
    const close = async (): Promise<void> => {
      dispatcher.runTurn()
      await listener.close()
      await release()
    }
    return { port: actual, uri: `mongodb://${place.address}/?directConnection=true`, close }
  } catch (error) {
    await release()
    throw error
  }
}

function refuseProduction(): void {
  if (process.env['NODE_ENV'] === 'production') {
    throw new Error(
      'The embedded store is for development and tests. In production set MONGODB_URI to a MongoDB replica set.',
    )
  }
}
