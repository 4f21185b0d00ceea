import { dayOf } from '@onehall/shared/domain/time'
import { Problem } from '@onehall/shared/problem'
import type { Clock } from '../platform/clock.ts'
import type { Logger } from '../platform/logger.ts'
import type { Catalogue } from './catalogue.repository.ts'
import type { Product, Unit } from './product.ts'
import type { Registration, Registrations } from './registrations.repository.ts'
import type { Units } from './units.repository.ts'
import { careOf, warrantyOf, type Start, type Warranty } from './warranty.ts'

/** A registration with all that belongs on its card. */
export interface Card {
  registration: Registration
  product: Product
  unit: Unit
  warranty: Warranty | null
  care: { name: string; everyMonths: number; next: string }[]
  /** what it brought the one who asks */
  pointsEarned: number
}

/** The day sales delivered this unit to this person; null where it did not. Throws where sales is away. */
export type FindPurchase = (accountId: string, unit: Unit) => Promise<string | null>

export interface Cards {
  of(registration: Registration, viewerId: string): Promise<Card>
  /** The first day of the warranty, by kb-130: the order's, else the receipt's, else today. */
  start(
    accountId: string,
    unit: Unit,
    purchasedOn: string | undefined,
  ): Promise<{ start: Start; purchaseChecked: boolean }>
}

interface Parts {
  registrations: Registrations
  catalogue: Catalogue
  units: Units
  clock: Clock
  logger: Logger
  findPurchase: FindPurchase
}

export function createCards({ registrations, catalogue, units, clock, logger, findPurchase }: Parts): Cards {
  const today = (): string => dayOf(clock.now())

  /** Where sales was away when it was registered, a later look asks again: the card gets better by itself. */
  const checkAgain = async ({ id, ownerId, start }: Registration, unit: Unit): Promise<void> => {
    try {
      const day = await findPurchase(ownerId, unit)
      await registrations.setStart(id, day ? { on: day, basis: 'order' } : start)
    } catch (error) {
      logger.info({ err: error, unitId: unit.id }, 'sales is still away')
    }
  }

  return {
    async of(registration, viewerId) {
      const { id, gtin, points, start, purchaseChecked } = registration
      const [product, unit] = await Promise.all([catalogue.find(gtin), units.findById(id)])
      if (!product || !unit) throw new Problem('registration.unknown')
      if (!purchaseChecked) void checkAgain(registration, unit)
      return {
        registration,
        product,
        unit,
        warranty: warrantyOf(product, start, today()),
        care: careOf(product, start.on, today()),
        pointsEarned: points.accountId === viewerId ? points.amount : 0,
      }
    },
    async start(accountId, unit, purchasedOn) {
      const fallback: Start = plausible(purchasedOn, unit, today())
        ? { on: purchasedOn, basis: 'declared' }
        : { on: today(), basis: 'registered' }
      try {
        const day = await findPurchase(accountId, unit)
        return { start: day ? { on: day, basis: 'order' } : fallback, purchaseChecked: true }
      } catch (error) {
        logger.warn({ err: error, unitId: unit.id }, 'registered without asking sales')
        return { start: fallback, purchaseChecked: false }
      }
    },
  }
}

/** A day on a receipt that can be true: not before the unit was made, not after today. */
function plausible(day: string | undefined, unit: Unit, today: string): day is string {
  return day !== undefined && day <= today && (unit.producedOn === null || day >= unit.producedOn)
}
