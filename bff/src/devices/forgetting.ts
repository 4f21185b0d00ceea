import type { Purpose } from '@onehall/shared/domain/purposes'
import type { Clock } from '../platform/clock.ts'
import type { Chore } from '../platform/sweeper.ts'
import type { KeptRows } from './kept-rows.repository.ts'
import type { Reports } from './reports.repository.ts'
import type { SosCalls } from './sos-calls.repository.ts'

interface Parts {
  reports: Reports
  children: KeptRows
  calls: SosCalls
  clock: Clock
  allows(personId: string, purpose: Purpose): Promise<boolean>
  owns(personId: string, registrationId: string): Promise<boolean>
}

const DAY_MS = 86_400_000
/** as the text of device_telemetry has it: raw data 12 months */
const REPORTS_MS = 365 * DAY_MS
const AT_ONCE = 200

/**
 * What must go, goes at the withdrawal itself. Here is what a process that died then left behind, what was handed on,
 * and what is old: each row's consent is looked at again once a day.
 */
export function forgettingChores({ reports, children, calls, clock, allows, owns }: Parts): Chore[] {
  const ago = (ms: number): Date => new Date(clock.now().getTime() - ms)
  const checkAgain = async (rows: KeptRows, purpose: Purpose): Promise<void> => {
    for (const { _id, ownerId, registrationId } of await rows.listUnchecked(ago(DAY_MS), AT_ONCE)) {
      const stays = (await allows(ownerId, purpose)) && (await owns(ownerId, registrationId))
      await (stays ? rows.markChecked(_id, clock.now()) : rows.remove(_id))
    }
  }
  return [
    { name: 'forget old reports of machines', run: () => reports.removeOlder(ago(REPORTS_MS)) },
    { name: 'forget calls for help', run: () => calls.removeDue(clock.now()) },
    { name: 'ask again for reports of machines', run: () => checkAgain(reports, 'device_telemetry') },
    { name: 'ask again for children', run: () => checkAgain(children, 'minor') },
  ]
}
