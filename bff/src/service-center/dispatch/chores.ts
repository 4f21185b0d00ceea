import type { Clock } from '../../platform/clock.ts'
import type { Chore } from '../../platform/sweeper.ts'
import { close } from '../request/index.ts'
import type { RequestChanges } from '../request-changes.ts'
import type { DepartmentEvents } from './department-events.repository.ts'
import type { Dispatch } from './dispatch.worker.ts'
import type { Inbox } from './inbox.service.ts'
import type { Worklist } from './worklist.repository.ts'

interface Parts {
  worklist: Worklist
  changes: RequestChanges
  events: DepartmentEvents
  inbox: Inbox
  dispatch: Dispatch
  clock: Clock
}

const AT_ONCE = 500
/** A wake-up call gets this long before it is taken for lost. */
const GRACE_MS = 1_500
/** A word for a case that nobody has opened within the day that we try will never find it. */
const ORPHAN_MS = 25 * 3_600_000

/** What sending and receiving leave undone where a process dies or Redis forgets. */
export function dispatchChores({ worklist, changes, events, inbox, dispatch, clock }: Parts): Chore[] {
  const ago = (ms: number): Date => new Date(clock.now().getTime() - ms)
  return [
    {
      name: 'fold in what departments said',
      async run() {
        const waiting = await events.listStale({ after: ago(ORPHAN_MS), before: ago(GRACE_MS) }, AT_ONCE)
        for (const { department, caseRef } of waiting) await inbox.apply(department, caseRef)
      },
    },
    {
      name: 'close what is long resolved',
      async run() {
        const now = clock.now()
        for (const key of await worklist.listClosable(now, AT_ONCE))
          await changes.change(key, (r) => (r.status === 'resolved' ? close(r, now) : r))
      },
    },
    // last, for while Redis is away nobody can be called
    {
      name: 'send what is due',
      async run() {
        for (const due of await worklist.listDue(ago(GRACE_MS), AT_ONCE)) dispatch.wake(due)
      },
    },
  ]
}
