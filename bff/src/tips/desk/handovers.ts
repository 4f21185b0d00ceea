import { isFurther, TIP_MOVES, type Disposition } from '@onehall/shared/domain/tip-states'
import { Problem } from '@onehall/shared/problem'
import type { Audit } from '../../audit/index.ts'
import type { Clock } from '../../platform/clock.ts'
import { CallError } from '../../platform/http-client.ts'
import type { Logger } from '../../platform/logger.ts'
import type { Case } from './case.ts'
import type { CaseFiles } from './case-files.ts'
import type { Cases } from './cases.repository.ts'
import type { Police } from './police.client.ts'

/** What goes to the police and what comes back. */
export interface Handovers {
  /** Sends what is due, until the police have it: once by its number, however often it is sent. */
  sendDue(): Promise<void>
  /** Throws tip.unknown. A word said before, or one that the case is past, changes nothing. */
  hear(word: { caseRef: string; disposition: Disposition; eventId: string }): Promise<void>
}

interface Parts {
  cases: Cases
  files: CaseFiles
  police: Police
  audit: Audit
  clock: Clock
  logger: Logger
  publish(noticeId: string): Promise<void>
}

/** Longer than a call may take: a desk that died in it leaves the handover to the next round. */
const LEASE_MS = 10_000
const FIRST_PAUSE_MS = 1_000
const LONGEST_PAUSE_MS = 5 * 60_000

export function createHandovers(parts: Parts): Handovers {
  const { cases, files, police, clock, logger } = parts

  const record = (one: Case, action: string, payload: unknown): Promise<unknown> =>
    parts.audit.record({
      stream: 'tips',
      actor: 'police',
      role: 'program',
      action,
      objectRef: `tips/${one.id}`,
      payload,
    })

  const send = async (one: Case): Promise<void> => {
    const handover = one.handover!
    const content = files.handover(handover)
    if (!content) return
    const { text, photoIds } = content
    const photos = await Promise.all(photoIds.map((id) => files.openPhoto(id)))
    const caseRef = await police.open({
      handoverId: handover.id,
      noticeId: one.notice.id,
      text,
      grades: one.grades,
      photos: photos.map((photo) => photo.toString('base64')),
    })
    await record(one, 'accepted', { caseRef })
    await change(one.id, (now) => ({
      ...now,
      status: TIP_MOVES[now.status].hand_over ?? now.status,
      handover: { ...now.handover!, state: 'accepted', caseRef },
    }))
  }

  /** Of somebody else's change in between nothing is lost: it is read again. */
  const change = async (id: string, next: (now: Case) => Case | null): Promise<void> => {
    for (;;) {
      const now = await cases.find(id)
      const changed = now && next(now)
      if (!now || !changed) return
      if (await cases.save(changed)) return parts.publish(now.notice.id)
    }
  }

  return {
    async sendDue() {
      for (;;) {
        const now = clock.now()
        const one = await cases.takeDueHandover(now, new Date(now.getTime() + LEASE_MS))
        if (!one) return
        try {
          await send(one)
        } catch (error) {
          if (!(error instanceof CallError)) logger.error({ tipId: one.id, err: error }, 'handover failed')
          const pause = Math.min(FIRST_PAUSE_MS * 2 ** (one.handover!.tries - 1), LONGEST_PAUSE_MS)
          const dueAt = new Date(clock.now().getTime() + pause)
          await change(one.id, (c) => ({ ...c, handover: { ...c.handover!, dueAt } }))
        }
      }
    },
    async hear({ caseRef, disposition, eventId }) {
      const one = await cases.findByRef(caseRef)
      if (!one) throw new Problem('tip.unknown')
      if (!isFurther(disposition, one.disposition)) return
      await record(one, 'disposition', { caseRef, disposition, eventId })
      await change(one.id, (now) => {
        if (!isFurther(disposition, now.disposition)) return null
        // what was closed is open again: an officer tells the sender, and closes it with what came of it
        const status = TIP_MOVES[now.status].dispose ?? now.status
        return { ...now, disposition, status, closedAt: null, eraseAt: null }
      })
    },
  }
}
