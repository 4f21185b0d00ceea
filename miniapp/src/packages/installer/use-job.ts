import type { JobMove } from '@onehall/shared/domain/job-states'
import { useEffect, useState } from 'react'
import { getJob } from '../../api/jobs.ts'
import { SIGNATURE, type Draft, type Said } from '../../outbox/record.ts'
import { lookForRoom, outbox, useOutbox, useRecord } from '../../outbox/running.ts'
import { chooseMedia } from '../../platform/media.ts'
import { open } from '../../platform/navigation.ts'
import { whereAmI } from '../../platform/place.ts'
import { useVisible } from '../../platform/visible.ts'
import { keptJob, putJob, refreshJobs, useJobsKept } from '../../state/jobs-kept.ts'
import { say } from '../../state/toast.ts'
import { usePoll } from '../../state/use-poll.ts'
import type { Scan } from '../../state/use-scan.ts'
import { codeOf, jobNow, photosOf, readingsOf, reasonOf, type JobNow } from './job-now.ts'
import { FULL, useUnitScan } from './use-unit-scan.ts'

export interface JobActs {
  sending: string | null
  /** the device would not take it, or the camera gave nothing */
  problem: string | null
  fillIn: (part: Partial<Draft>) => void
  /** True once it is on the device. */
  move: (to: JobMove, more?: Partial<Said>) => boolean
  /** Says where that was, where he agreed to it. */
  arrive: () => void
  arriving: boolean
  finish: () => void
  photo: (of: string) => void
  /** a signature that was drawn on the phone, by where its picture is */
  sign: (path: string) => void
  takeOut: (entryId: string) => void
  tryAgain: (entryId: string) => void
  why: (actId: string, reason: string) => void
  ask: (items: { name: string; quantity: number }[]) => void
  scan: Scan
}

/** One job as it stands on the device, and what is done with it: each act is on the device before it is said to be. */
export function useJob(id: string): { now: JobNow | null; acts: JobActs } {
  const view = useJobsKept((s) => s.days?.items.find((job) => job.id === id) ?? null)
  const record = useRecord(id)
  const sending = useOutbox((s) => s.sending)
  const [problem, setProblem] = useState<string | null>(null)
  const [arriving, setArriving] = useState(false)
  const now = view && jobNow(view, record)
  const scan = useUnitScan(id, {
    kept: () => setProblem(null),
    wrong: (code) => open('jobUnit', { id, code }),
    problem: setProblem,
  })
  useLookedAfter(id)

  function kept(taken: boolean, words: string | null): boolean {
    setProblem(taken ? null : FULL)
    if (taken && words) say({ icon: 'tick', text: words })
    return taken
  }

  const move: JobActs['move'] = (to, more = {}) =>
    kept(outbox().say(id, { to, at: new Date().toISOString(), ...more }), '已记下')

  async function arrive(): Promise<void> {
    if (arriving) return
    setArriving(true)
    const location = useJobsKept.getState().days?.comparesPlace ? await whereAmI() : null
    setArriving(false)
    move('arrived', location ? { location } : {})
  }

  async function photo(of: string): Promise<void> {
    setProblem(null)
    const chosen = await chooseMedia({ count: 1, cameraOnly: true, picturesOnly: true })
    if (!chosen.ok) {
      if (chosen.why !== 'cancelled') setProblem(chosen.sentence)
      return
    }
    const [file] = chosen.value
    if (!file) return
    await keepPicture(of, file.path)
  }

  async function keepPicture(of: string, from: string): Promise<void> {
    // a signature is one: the one before goes
    const before = of === SIGNATURE && now ? photosOf(now, of).filter(({ actId }) => actId === null) : []
    const taken = await outbox().addPhoto(id, { from, of })
    kept(taken, null)
    if (taken) for (const old of before) await outbox().takeOut(id, old.id)
    await lookForRoom()
  }

  return {
    now,
    acts: {
      sending,
      problem,
      fillIn: (part) => void kept(outbox().fillIn(id, part), null),
      move,
      arrive: () => void arrive(),
      arriving,
      finish: () => now && move('done', report(now)),
      photo: (of) => void photo(of),
      sign: (path) => void keepPicture(SIGNATURE, path),
      takeOut: (entryId) => void outbox().takeOut(id, entryId),
      tryAgain: (entryId) => outbox().tryAgain(id, entryId),
      why: (actId, reason) => void kept(outbox().answerWhy(id, actId, reason), '已记下'),
      ask: (items) => void kept(outbox().ask(id, items), '已记下'),
      scan,
    },
  }
}

/** While somebody looks at it: the office may have changed it. Without a network what is on the device stands. */
function useLookedAfter(id: string): void {
  const look = async (): Promise<boolean> => {
    try {
      if (keptJob(id)) putJob(await getJob(id))
      else await refreshJobs()
    } catch {
      // it will be looked again
    }
    return false
  }
  useEffect(() => void look(), [id])
  usePoll(useVisible(), look)
}

/** A short link says nothing without the server; without a network it is taken, and the server judges it later. */
/** All that `done` brings but the pictures. */
function report({ record: { draft }, view }: JobNow): Partial<Said> {
  const { unitCode, checkedIds, readings, parts } = draft
  const [code, reason] = [codeOf(view, draft), reasonOf(draft)]
  const known = new Set(view.sheet.readings.map((one) => one.id))
  return {
    ...(unitCode !== null && { unitCode }),
    checklist: checkedIds.map((one) => ({ id: one, ok: true })),
    readings: readingsOf(readings).filter((one) => known.has(one.id)),
    ...(parts.length > 0 && { parts: [...parts] }),
    ...(code !== null && { customerCode: code }),
    ...(reason !== null && { reason }),
  }
}
