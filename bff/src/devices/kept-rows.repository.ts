import type { Store } from '../platform/mongo.ts'

/** Rows that may lie here only while somebody's yes holds and the thing is still hers. */
export interface KeptRows {
  removeOf(ownerId: string): Promise<void>
  /** Those whose consent was not looked at since then, the longest unlooked-at first. */
  listUnchecked(since: Date, limit: number): Promise<KeptRow[]>
  remove(id: string): Promise<void>
  markChecked(id: string, at: Date): Promise<void>
}

interface KeptRow {
  _id: string
  ownerId: string
  registrationId: string
}

/** For a collection whose rows name all this; index `checkedAt` and `ownerId`. */
export function createKeptRows(store: Store, name: string): KeptRows {
  const rows = store.collection<KeptRow & { checkedAt: Date }>(name)
  return {
    async removeOf(ownerId) {
      await rows.deleteMany({ ownerId })
    },
    listUnchecked: (since, limit) =>
      rows
        .find({ checkedAt: { $lt: since } }, { projection: { ownerId: 1, registrationId: 1 } })
        .sort({ checkedAt: 1 })
        .limit(limit)
        .toArray(),
    async remove(id) {
      await rows.deleteOne({ _id: id })
    },
    async markChecked(id, at) {
      await rows.updateOne({ _id: id }, { $set: { checkedAt: at } })
    },
  }
}
