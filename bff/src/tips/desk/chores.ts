import type { TipCounts } from '@onehall/shared/contract/tips'
import type { Audit } from '../../audit/index.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Storage } from '../../platform/storage.ts'
import { createLock } from '../sealing/hpke.ts'
import { PLACES, sealJson } from '../sealing/sealed.ts'
import type { PublishedCounts } from '../tip-counts.repository.ts'
import type { TipPhotos } from '../tip-photos.repository.ts'
import type { Tips } from '../tips.repository.ts'
import type { Case } from './case.ts'
import type { CaseFiles } from './case-files.ts'
import type { Cases } from './cases.repository.ts'

const AT_ONCE = 100
const STRAY_MS = 24 * 3_600_000

/** Seals how a case stands to its receipt. */
export function createTell({ cases, tips }: { cases: Cases; tips: Tips }) {
  return async (one: Case): Promise<void> => {
    const { id, status, disposition, reward, version } = one
    const lock = await createLock(Buffer.from(one.receiptKey, 'base64'))
    const state = await sealJson(lock, PLACES.state(id), { status, disposition, reward })
    await tips.setState(id, state, version)
    await cases.markTold(one)
  }
}

interface TellParts {
  cases: Cases
  tell(one: Case): Promise<void>
  publish(noticeId: string): Promise<void>
}

/** What a dead process left untold: its receipt, and what the public page counts. */
export async function tellUntold({ cases, tell, publish }: TellParts): Promise<void> {
  for (const one of await cases.listUntold(AT_ONCE)) {
    await publish(one.notice.id)
    await tell(one)
  }
}

/** Counts anew what the public page shows of a notice: numbers only. */
export function createPublish({ cases, counts }: { cases: Cases; counts: PublishedCounts }) {
  return async (noticeId: string): Promise<void> => {
    const of = { 'notice.id': noticeId }
    const [received, verified, found, claimed] = await Promise.all([
      cases.count(of),
      cases.count({ ...of, 'handover.state': 'accepted' }),
      cases.count({ ...of, disposition: { $in: ['found', 'claimed'] } }),
      cases.count({ ...of, disposition: 'claimed' }),
    ])
    await counts.put(noticeId, { received, verified, found, claimed } satisfies TipCounts)
  }
}

interface EraseParts {
  cases: Cases
  files: CaseFiles
  audit: Audit
  clock: Clock
}

/** Erases what was written in cases whose time is over: sealed parts, words, pictures. That there was a tip, and what came of it, stays. */
export async function eraseDue({ cases, files, audit, clock }: EraseParts): Promise<void> {
  for (const one of await cases.listErasable(clock.now(), AT_ONCE)) {
    await audit.record({
      stream: 'tips',
      actor: 'tip-desk',
      role: 'program',
      action: 'erased',
      objectRef: `tips/${one.id}`,
      payload: { eraseAt: one.eraseAt },
    })
    await files.erase(one.id, files.facts(one)?.photoIds ?? [])
    await cases.save({ ...one, facts: null, handover: one.handover && { ...one.handover, content: null } })
  }
}

/** Pictures that were sent and that no tip named within a day. */
export async function removeStrays(parts: {
  photos: TipPhotos
  storage: Storage
  clock: Clock
}): Promise<void> {
  const { photos, storage, clock } = parts
  for (const { id, file } of await photos.listStray(new Date(clock.now().getTime() - STRAY_MS)))
    if (await photos.removeStray(id)) await storage.remove(file)
}
