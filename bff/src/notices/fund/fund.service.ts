import { FUND_FEN_PER_ORDER } from '@onehall/shared/domain/notice-states'
import { Problem } from '@onehall/shared/problem'
import type { Audit } from '../../audit/index.ts'
import type { Clock } from '../../platform/clock.ts'
import type { FundPayment, FundPayments } from './fund.repository.ts'

export interface FundStanding {
  orders: number
  total: number
  paid: number
  balance: number
  payments: FundPayment[]
}

export interface Fund {
  standing(): Promise<FundStanding>
  /** `amount` in fen. Throws fund.too_little, fund.busy. */
  pay(by: { id: string }, payment: { amount: number; what: string }, operation: string): Promise<FundPayment>
}

interface Parts {
  payments: FundPayments
  audit: Audit
  clock: Clock
  /** Orders sent so far, each counted once. */
  countOrders(): Promise<number>
}

const SHOWN = 100
const TRIES = 5

/** 0.1 yuan an order, and every payment in the open. All in fen: whole numbers, nothing to round. */
export function createFund({ payments, audit, clock, countOrders }: Parts): Fund {
  return {
    async standing() {
      const [orders, list] = await Promise.all([countOrders(), payments.list(SHOWN)])
      const total = orders * FUND_FEN_PER_ORDER
      const paid = list[0]?.paid ?? 0
      return { orders, total, paid, balance: total - paid, payments: list }
    },
    async pay(by, { amount, what }, operation) {
      for (let tries = 0; tries < TRIES; tries++) {
        const done = await payments.findByOperation(operation)
        if (done) return done
        const [orders, last] = await Promise.all([countOrders(), payments.last()])
        const paid = (last?.paid ?? 0) + amount
        const balance = orders * FUND_FEN_PER_ORDER - paid
        if (balance < 0) throw new Problem('fund.too_little')
        await audit.record({
          stream: 'fund',
          actor: by.id,
          role: 'ops',
          action: 'fund.pay',
          objectRef: `fund/${(last?.seq ?? 0) + 1}`,
          payload: { amount, what },
        })
        const payment = {
          seq: (last?.seq ?? 0) + 1,
          at: clock.now(),
          amount,
          what,
          balance,
          paid,
          by: by.id,
          operation,
        }
        if (await payments.add(payment)) return payment
      }
      throw new Problem('fund.busy', undefined, { retryAfter: 1 })
    },
  }
}
