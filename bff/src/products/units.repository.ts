import { createHash } from 'node:crypto'
import { Schema } from 'mongoose'
import type { Store } from '../platform/mongo.ts'
import type { TraceItem, Unit } from './product.ts'

interface ScanDoc {
  count: number
  firstAt: Date | null
  /** the last scans by others than the owner: which network, when */
  recent: { network: string; at: Date }[]
}

interface UnitDoc {
  _id: string
  short: string
  gtin: string
  serial: string
  batch: string | null
  producedOn: string | null
  deviceId: string | null
  trace: TraceItem[] | null
  traced: boolean
  scans: ScanDoc
}

export interface ScanHistory {
  count: number
  firstAt: Date | null
  recent: { network: string; at: Date }[]
}

/** Units by the key that their code carries. Shard key: _id (hashed). */
export interface Units {
  find(gtin: string, serial: string): Promise<Unit | null>
  findById(id: string): Promise<Unit | null>
  findByShort(short: string): Promise<Unit | null>
  /** By the number its maker's cloud knows it by. */
  findByDevice(deviceId: string): Promise<Unit | null>
  /** Units of any model with this serial number: for the desk, which is told it on the phone. */
  listBySerial(serial: string): Promise<Unit[]>
  /** Counts a scan and gives the history as it was before. Scans by the owner are counted but raise no suspicion. */
  countScan(id: string, scan: { network: string; at: Date; byOwner: boolean }): Promise<ScanHistory>
  findTrace(id: string): Promise<TraceItem[] | null>
  save(unit: Omit<Unit, 'id' | 'traced'>, trace: TraceItem[] | null): Promise<void>
}

const RECENT_KEPT = 30
const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

export const unitIdOf = (gtin: string, serial: string): string =>
  createHash('sha256').update(`${gtin}/${serial}`).digest('base64url').slice(0, 22)

/** Ten characters that stand for a unit in a short link: 50 bits, so two units of a billion hardly ever meet. */
export function shortOf(gtin: string, serial: string): string {
  const bytes = createHash('sha256').update(`short/${gtin}/${serial}`).digest()
  return Array.from({ length: 10 }, (_, i) => CROCKFORD[bytes[i]! % 32]).join('')
}

const toUnit = ({ _id, gtin, serial, batch, producedOn, deviceId, traced }: UnitDoc): Unit => ({
  id: _id,
  gtin,
  serial,
  batch,
  producedOn,
  deviceId,
  traced,
})

function modelOf(store: Store) {
  const schema = new Schema<UnitDoc>(
    {
      _id: String,
      short: String,
      gtin: String,
      serial: String,
      batch: String,
      producedOn: String,
      deviceId: String,
      trace: Schema.Types.Mixed,
      traced: Boolean,
      scans: { count: Number, firstAt: Date, recent: [{ _id: false, network: String, at: Date }] },
    },
    { collection: 'units', versionKey: false },
  )
  schema.index({ short: 1 })
  schema.index({ serial: 1 })
  schema.index({ deviceId: 1 }, { partialFilterExpression: { deviceId: { $type: 'string' } } })
  return store.model('Unit', schema)
}

export function createUnits(store: Store): Units {
  const model = modelOf(store)
  const light = { trace: 0, scans: 0 } as const
  const findById: Units['findById'] = async (id) => {
    const doc = await model.findById(id, light).lean<UnitDoc>()
    return doc && toUnit(doc)
  }
  return {
    findById,
    find: (gtin, serial) => findById(unitIdOf(gtin, serial)),
    async findByShort(short) {
      const doc = await model.findOne({ short }, light).lean<UnitDoc>()
      return doc && toUnit(doc)
    },
    async findByDevice(deviceId) {
      const doc = await model.findOne({ deviceId }, light).lean<UnitDoc>()
      return doc && toUnit(doc)
    },
    async listBySerial(serial) {
      return (await model.find({ serial }, light).limit(5).lean<UnitDoc[]>()).map(toUnit)
    },
    async countScan(id, { network, at, byOwner }) {
      const doc = await model
        .findOneAndUpdate(
          { _id: id },
          {
            $inc: { 'scans.count': 1 },
            $min: { 'scans.firstAt': at },
            ...(byOwner
              ? {}
              : { $push: { 'scans.recent': { $each: [{ network, at }], $slice: -RECENT_KEPT } } }),
          },
          { returnDocument: 'before', projection: { scans: 1 } },
        )
        .lean<Pick<UnitDoc, 'scans'>>()
      const { count = 0, firstAt = null, recent = [] } = doc?.scans ?? {}
      return { count, firstAt, recent }
    },
    async findTrace(id) {
      return (await model.findById(id, { trace: 1 }).lean<UnitDoc>())?.trace ?? null
    },
    async save(unit, trace) {
      const { gtin, serial } = unit
      await model.updateOne(
        { _id: unitIdOf(gtin, serial) },
        {
          $set: { ...unit, short: shortOf(gtin, serial), trace, traced: trace !== null },
          $setOnInsert: { 'scans.count': 0, 'scans.recent': [] },
        },
        { upsert: true },
      )
    },
  }
}
