import { departmentOrders, departmentPrices, departmentSlots } from '@onehall/shared/contract/departments'
import type { PricesView, SlotView } from '@onehall/shared/contract/requests'
import type { Department } from '@onehall/shared/domain/request-states'
import { dayOf } from '@onehall/shared/domain/time'
import { Problem, type ProblemCode } from '@onehall/shared/problem'
import type { Clock } from '../../platform/clock.ts'
import type { Card, Unit } from '../../products/index.ts'
import { DepartmentError, type DepartmentClient } from '../departments/index.ts'
import { priceWords } from './prices.ts'

export interface SlotQuery {
  kind: 'repair' | 'install' | 'maintain'
  registrationId?: string | undefined
  addressId?: string | undefined
  from?: string | undefined
  days: number
}

export interface PriceQuery {
  registrationId: string
  kind: 'repair' | 'install' | 'maintain'
  faultCode?: string | undefined
}

type Orders = Awaited<ReturnType<typeof departmentOrders.parse>>['items']

/** What people ask that only a department knows. Throws department.unavailable while it is away, prices.none. */
export interface Enquiries {
  slots(accountId: string, query: SlotQuery): Promise<SlotView[]>
  prices(accountId: string, query: PriceQuery): Promise<PricesView>
  orders(accountId: string): Promise<Orders>
  /** The day sales delivered this unit to this person; null where it did not. */
  findPurchase(accountId: string, unit: Unit): Promise<string | null>
}

interface Parts {
  clients: Record<Department, DepartmentClient>
  clock: Clock
  getCard(ownerId: string, registrationId: string): Promise<Card>
  /** GB/T 2260 code of the address named, or of the default one; null where there is none. */
  findRegion(accountId: string, addressId: string | undefined): Promise<string | null>
  getCustomerRef(accountId: string): Promise<string>
}

export function createEnquiries({ clients, clock, getCard, findRegion, getCustomerRef }: Parts): Enquiries {
  const orders: Enquiries['orders'] = async (accountId) => {
    const query = search({ customerRef: await getCustomerRef(accountId) })
    return (await ask(() => clients.sales.ask('orders', `/orders?${query}`, departmentOrders))).items
  }
  return {
    orders,
    async slots(accountId, { kind, registrationId, addressId, from, days }) {
      const card = registrationId ? await getCard(accountId, registrationId) : null
      const query = search({
        kind,
        gtin: card?.product.gtin,
        serial: card?.unit.serial,
        regionCode: (await findRegion(accountId, addressId)) ?? undefined,
        from: from ?? dayOf(clock.now()),
        days: String(days),
      })
      return (await ask(() => clients.installation.ask('slots', `/slots?${query}`, departmentSlots))).items
    },
    async prices(accountId, { registrationId, kind, faultCode }) {
      const card = await getCard(accountId, registrationId)
      const query = search({ gtin: card.product.gtin, kind, faultCode })
      const list = await ask(
        () => clients.installation.ask('prices', `/prices?${query}`, departmentPrices),
        'prices.none',
      )
      return priceWords(list, kind, card.warranty?.active ?? false)
    },
    async findPurchase(accountId, unit) {
      const sold = (await orders(accountId)).find((o) =>
        o.items.some((i) => i.gtin === unit.gtin && i.serial === unit.serial),
      )
      return sold?.signedAt ? dayOf(sold.signedAt) : null
    },
  }
}

function search(fields: Record<string, string | undefined>): string {
  const known = Object.entries(fields).filter((field): field is [string, string] => field[1] !== undefined)
  return new URLSearchParams(known).toString()
}

/** `none` is what it means where the department has no answer to give. */
export async function ask<T>(call: () => Promise<T>, none?: ProblemCode): Promise<T> {
  try {
    return await call()
  } catch (error) {
    if (error instanceof DepartmentError && error.kind === 'refused' && none) throw new Problem(none)
    if (error instanceof DepartmentError)
      throw new Problem('department.unavailable', undefined, { retryAfter: 5, cause: error })
    throw error
  }
}
