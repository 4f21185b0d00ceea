import { setImmediate as breathe } from 'node:timers/promises'
import type { NoticeDecisionView } from '@onehall/shared/contract/parcels'
import { dayOf } from '@onehall/shared/domain/time'
import type { Clock } from '../../platform/clock.ts'
import type { Metrics } from '../../platform/metrics.ts'
import { createChooser, type Candidate, type Chooser } from './choice.policy.ts'
import type { ConsentIndex } from './consent-index.ts'
import type { Decision, Decisions } from './decisions.repository.ts'
import type { Totals } from './totals.ts'
import type { Weights } from './weights.ts'

export interface AskedParcel {
  sscc: string
  recipientRef: string
  toRegion: string
  at: string
}

export interface NoticeDecisions {
  /**
   * Decides for each parcel, in the order given, and keeps the decisions before it answers. The same parcel again gets
   * the same answer, as long as its recipient's word and the notice stand.
   */
  decide(parcels: AskedParcel[]): Promise<NoticeDecisionView[]>
  find(sscc: string): Promise<Decision | null>
  /** Whether the yes it rests on still stands. */
  holds(decision: Decision): Promise<boolean>
}

interface Parts {
  index: ConsentIndex
  decisions: Decisions
  totals: Totals
  weights: Weights
  clock: Clock
  metrics: Pick<Metrics, 'noticesDecided'>
  /** Open notices, and a mark that changes with every change of any. */
  notices: { fingerprint(): Promise<string>; listOpen(): Promise<Candidate[]> }
}

/** Decided without a pause: a few milliseconds, between which others are served. */
const SLICE = 1_000

export function createNoticeDecisions(parts: Parts): NoticeDecisions {
  const { index, decisions, clock } = parts
  let chooser: { mark: string; chooser: Chooser; open: Set<string> } | null = null

  const getChooser = async () => {
    const today = dayOf(clock.now())
    const mark = `${today} ${await parts.notices.fingerprint()}`
    if (chooser?.mark === mark) return chooser
    const [candidates, { byNotice }] = await Promise.all([parts.notices.listOpen(), parts.totals.read()])
    const printed = candidates.map((one) => byNotice.get(one.id) ?? 0)
    chooser = {
      mark,
      chooser: createChooser(candidates, { weights: parts.weights, printed, today }),
      open: new Set(candidates.map((one) => one.id)),
    }
    return chooser
  }

  return {
    async decide(parcels) {
      // taken before anything is read: what was confirmed by then counts
      const decidedAt = clock.now()
      const may = (p: AskedParcel): boolean =>
        index.allows(p.recipientRef, p.sscc, Math.min(Date.parse(p.at), decidedAt.getTime()))
      const [now, before, allowed] = await Promise.all([
        getChooser(),
        decisions.listBySscc(parcels.map((p) => p.sscc)),
        index.refresh().then(() => parcels.map(may)),
      ])
      const refs = [...new Set(parcels.filter((_, i) => allowed[i]).map((p) => p.recipientRef))]
      const seen = createSeen(await decisions.listSeen(refs))
      const made = new Map<string, Decision>()
      for (let from = 0; from < parcels.length; from += SLICE) {
        if (from > 0) await breathe()
        for (const [i, p] of parcels.slice(from, from + SLICE).entries()) {
          const known = made.get(p.sscc) ?? before.get(p.sscc)
          made.set(p.sscc, decideOne(p, known, allowed[from + i]!))
        }
      }
      await keep(made, before)
      for (const { reason } of made.values()) parts.metrics.noticesDecided.inc({ reason })
      return parcels.map((p) => toView(made.get(p.sscc)!))

      function decideOne(p: AskedParcel, known: Decision | undefined, allowed: boolean): Decision {
        const { sscc, recipientRef, toRegion } = p
        const base = {
          sscc,
          recipientRef,
          toRegion,
          at: new Date(p.at),
          decidedAt,
          firstAt: known?.firstAt ?? decidedAt,
        }
        if (!allowed) return same(known, { ...base, print: false, noticeId: null, reason: 'no_consent' })
        if (known?.recipientRef === recipientRef && known.noticeId !== null && now.open.has(known.noticeId))
          return known
        const { candidates } = now.chooser
        const chosen = now.chooser.choose(toRegion, (i) => seen.has(recipientRef, candidates[i]!.id))
        if (!chosen) return same(known, { ...base, print: false, noticeId: null, reason: 'no_notice' })
        const noticeId = candidates[chosen.index]!.id
        seen.add(recipientRef, noticeId)
        return { ...base, print: true, noticeId, reason: chosen.reason }
      }
    },
    holds: (decision) =>
      index
        .refresh()
        .then(() => index.allows(decision.recipientRef, decision.sscc, decision.decidedAt.getTime())),
    find: async (sscc) => (await decisions.listBySscc([sscc])).get(sscc) ?? null,
  }

  /** Writes what is new and what changed. Where another batch was first with a parcel, its word is the one that holds. */
  async function keep(made: Map<string, Decision>, before: Map<string, Decision>): Promise<void> {
    const all = [...made.values()]
    const [taken] = await Promise.all([
      decisions.addMany(all.filter((one) => !before.has(one.sscc))),
      decisions.replaceMany(all.filter((one) => before.has(one.sscc) && before.get(one.sscc) !== one)),
    ])
    if (taken.length === 0) return
    for (const [sscc, first] of await decisions.listBySscc(taken)) {
      const mine = made.get(sscc)!
      // two that may print agree on the first; where one may not, neither does
      if (mine.print) made.set(sscc, first)
      else if (first.print) await decisions.replaceMany([mine])
    }
  }
}

/** A no that says what it said before is the same decision: nothing to write. */
const same = (known: Decision | undefined, next: Decision): Decision =>
  known?.print === false && known.reason === next.reason && known.recipientRef === next.recipientRef
    ? known
    : next

/** Which notices a household had already: within the six months that decisions are kept, and in this batch. */
function createSeen(had: { recipientRef: string; noticeId: string }[]) {
  const byRef = new Map<string, Set<string>>()
  const add = (ref: string, noticeId: string): void => {
    const known = byRef.get(ref)
    if (known) known.add(noticeId)
    else byRef.set(ref, new Set([noticeId]))
  }
  for (const { recipientRef, noticeId } of had) add(recipientRef, noticeId)
  return { add, has: (ref: string, noticeId: string) => byRef.get(ref)?.has(noticeId) ?? false }
}

const toView = ({ sscc, print, noticeId, reason }: Decision): NoticeDecisionView => ({
  sscc,
  print,
  ...(noticeId === null ? {} : { noticeId }),
  reason,
})
