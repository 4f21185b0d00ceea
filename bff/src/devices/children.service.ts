import type { ChildView } from '@onehall/shared/contract/devices'
import { childUseOf, isChild } from '@onehall/shared/domain/children'
import { dayOf } from '@onehall/shared/domain/time'
import { Problem } from '@onehall/shared/problem'
import type { Clock } from '../platform/clock.ts'
import type { Card } from '../products/index.ts'
import type { Children } from './children.repository.ts'
import type { SosCalls } from './sos-calls.repository.ts'

export interface Bindings {
  /** Throws registration.unknown, child.not_here, consent.required, and input.invalid for who is no child. */
  bind(guardianId: string, registrationId: string, child: ChildView): Promise<ChildView>
  /** Takes along what its watch told when it called for help. Throws registration.unknown. */
  unbind(guardianId: string, registrationId: string): Promise<void>
  /** For its guardian alone; null without her yes. */
  childOf(guardianId: string, card: Card): Promise<ChildView | null>
}

interface Parts {
  children: Children
  calls: SosCalls
  clock: Clock
  getCard(ownerId: string, registrationId: string): Promise<Card>
  allowsMinor(personId: string): Promise<boolean>
  requireMinor(personId: string): Promise<void>
}

const NO_CHILD = '要未满 14 岁，也不能是还没到的月份'

export function createBindings(parts: Parts): Bindings {
  const { children, calls, clock, getCard } = parts
  return {
    async bind(guardianId, registrationId, child) {
      const { product } = await getCard(guardianId, registrationId)
      if (!childUseOf(product.category)) throw new Problem('child.not_here')
      await parts.requireMinor(guardianId)
      if (!isChild(child.bornMonth, dayOf(clock.now())))
        throw new Problem('input.invalid', NO_CHILD, {
          errors: [{ path: 'bornMonth', message: NO_CHILD }],
        })
      await children.save(guardianId, registrationId, child, clock.now())
      try {
        await parts.requireMinor(guardianId)
      } catch (error) {
        // her no came in between, and found nothing to delete
        await children.removeOf(guardianId)
        throw error
      }
      return child
    },
    async unbind(guardianId, registrationId) {
      await getCard(guardianId, registrationId)
      await children.removeFrom(guardianId, registrationId)
      await calls.removeOf(guardianId, registrationId)
    },
    async childOf(guardianId, { registration, product }) {
      if (!childUseOf(product.category) || !(await parts.allowsMinor(guardianId))) return null
      return children.find(guardianId, registration.id)
    },
  }
}
