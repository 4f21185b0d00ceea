import { Schema } from 'mongoose'
import { isDuplicate, type Store } from '../../platform/mongo.ts'

/** One payment out of the fund. Rows are only added, each under the next number: two at once, and one looks again. */
export interface FundPayment {
  seq: number
  at: Date
  /** fen */
  amount: number
  what: string
  /** what was left after it */
  balance: number
  /** all that was paid up to it, itself included */
  paid: number
  by: string
  operation: string
}

type PaymentDoc = FundPayment & { _id: string }

export interface FundPayments {
  last(): Promise<FundPayment | null>
  findByOperation(operation: string): Promise<FundPayment | null>
  /** Newest first. */
  list(limit: number): Promise<FundPayment[]>
  /** False where the number is taken. */
  add(payment: FundPayment): Promise<boolean>
}

export function createFundPayments(store: Store): FundPayments {
  const schema = new Schema<PaymentDoc>(
    {
      _id: String,
      seq: Number,
      at: Date,
      amount: Number,
      what: String,
      balance: Number,
      paid: Number,
      by: String,
      operation: String,
    },
    { collection: 'fund_payments', versionKey: false },
  )
  schema.index({ seq: -1 })
  schema.index({ operation: 1 })
  const model = store.model('FundPayment', schema)
  return {
    async last() {
      const doc = await model.findOne().sort({ seq: -1 }).lean<PaymentDoc>()
      return doc && toPayment(doc)
    },
    async findByOperation(operation) {
      const doc = await model.findOne({ operation }).lean<PaymentDoc>()
      return doc && toPayment(doc)
    },
    async list(limit) {
      return (await model.find().sort({ seq: -1 }).limit(limit).lean<PaymentDoc[]>()).map(toPayment)
    },
    async add(payment) {
      try {
        await model.create({ _id: String(payment.seq).padStart(8, '0'), ...payment })
        return true
      } catch (error) {
        if (isDuplicate(error)) return false
        throw error
      }
    },
  }
}

const toPayment = ({ _id: _key, ...payment }: PaymentDoc): FundPayment => payment
