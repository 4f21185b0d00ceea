import type { Clock } from '../../platform/clock.ts'
import type { Chore } from '../../platform/sweeper.ts'
import type { Worklist } from '../dispatch/index.ts'
import { careEndsAt, forgetCare } from '../request/index.ts'
import type { RequestChanges } from '../request-changes.ts'
import type { RequestKey } from '../requests.repository.ts'

export interface Forgetting {
  /** She withdrew: what she said of her home goes from all her requests. Harmless to repeat. */
  of(ownerId: string): Promise<void>
  chore: Chore
}

interface Parts {
  worklist: Pick<Worklist, 'listCaringOf' | 'listCaring'>
  changes: RequestChanges
  clock: Clock
  allowsHealth(ownerId: string): Promise<boolean>
}

/** A slice a round: each row costs a look into a ledger, and nobody reads meanwhile what is not allowed. */
const AT_ONCE = 20

export function createForgetting({ worklist, changes, clock, allowsHealth }: Parts): Forgetting {
  const forget = (key: RequestKey) => changes.change(key, (r) => forgetCare(r, clock.now()))
  let from = ''
  return {
    async of(ownerId) {
      for (const key of await worklist.listCaringOf(ownerId)) await forget(key)
    },
    chore: {
      name: 'forget what was said of health',
      /** What is over for long; and what a process that died left of a withdrawal. Round and round, by id. */
      async run() {
        const slice = await worklist.listCaring(from, AT_ONCE)
        for (const request of slice) {
          const ends = careEndsAt(request)
          if ((ends && ends <= clock.now()) || !(await allowsHealth(request.ownerId))) await forget(request)
        }
        from = slice.length === AT_ONCE ? (slice.at(-1)?.id ?? '') : ''
      },
    },
  }
}
