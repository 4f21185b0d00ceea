import mongoose, { type Connection } from 'mongoose'

export type Store = Connection

/**
 * One connection per process. Every acknowledged write is on a majority's journal: what the BFF calls
 * accepted survives the loss of the machine that accepted it.
 */
export async function connectStore(uri: string): Promise<Store> {
  return mongoose
    .createConnection(uri, {
      autoIndex: false,
      autoCreate: false,
      bufferCommands: false,
      writeConcern: { w: 'majority', journal: true },
      readPreference: 'primary',
      serverSelectionTimeoutMS: 5_000,
      maxPoolSize: 50,
    })
    .asPromise()
}

/** Makes the indexes that the models state; safe to run again and beside others. */
export async function ensureIndexes(store: Store): Promise<void> {
  for (const model of Object.values(store.models)) await model.createIndexes()
}

export async function storeAnswers(store: Store): Promise<boolean> {
  if (store.readyState !== mongoose.ConnectionStates.connected || !store.db) return false
  try {
    await store.db.command({ ping: 1 }, { timeoutMS: 2_000 })
    return true
  } catch {
    return false
  }
}

/** The store's way of saying that a unique key is taken. */
export const isDuplicate = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 11000
