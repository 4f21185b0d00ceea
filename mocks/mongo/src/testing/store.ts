import { type Db, type Document, MongoClient, type ObjectId } from 'mongodb'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { createStore, type Store } from '../index.ts'

/** An empty folder; whoever makes it removes it. */
export const makeFolder = (): string => mkdtempSync(join(tmpdir(), 'onehall-mongo-'))

/** Documents of any fields and with any id, for the driver's types. */
export interface Anything extends Document {
  _id?: string | number | ObjectId
}

export interface StoreUnderTest {
  client: MongoClient
  db: Db
  uri: string
}

/** A store of the test file's own and the real driver connected to it, started before its tests and stopped behind. */
export function useStore(options: { ttlMs?: number } = {}): StoreUnderTest {
  const folder = makeFolder()
  const under = {} as StoreUnderTest
  let store: Store
  beforeAll(async () => {
    store = await createStore({ path: folder, ...options })
    under.uri = store.uri
    under.client = await MongoClient.connect(store.uri)
    under.db = under.client.db('test')
  })
  afterAll(async () => {
    await under.client.close()
    await store.close()
    rmSync(folder, { recursive: true })
  })
  return under
}

/** What a promise is rejected with. Fails where it is fulfilled. */
export async function failure(
  promise: Promise<unknown>,
): Promise<{ code: number; message: string; codeName?: string }> {
  const outcome = await promise.then(
    () => undefined,
    (error: unknown) => error as { code: number; message: string },
  )
  if (!outcome) throw new Error('Expected a rejection')
  return outcome
}
