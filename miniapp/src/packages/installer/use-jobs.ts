import type { JobView } from '@onehall/shared/contract/jobs'
import { isJobOver } from '@onehall/shared/domain/job-states'
import { clock, dayOf, dayWords } from '@onehall/shared/domain/time'
import { useEffect, useState } from 'react'
import { ApiError } from '../../api/problem.ts'
import { getManual, manualOnDevice } from '../../api/products.ts'
import { hurryOutbox, lookForRoom, useOutbox } from '../../outbox/running.ts'
import { EMPTY_RECORD } from '../../outbox/record.ts'
import { usePull } from '../../platform/pull.ts'
import { useOnReturn, useVisible } from '../../platform/visible.ts'
import { refreshJobs, useJobsKept } from '../../state/jobs-kept.ts'
import { usePoll } from '../../state/use-poll.ts'
import { jobNow, type JobNow } from './job-now.ts'

/** The days that are on the device, looked after while somebody looks at them. */
export function useJobs() {
  const { days, at } = useJobsKept()
  const records = useOutbox((s) => s.records)
  const [state, setState] = useState<{ loading: boolean; problem: ApiError | null }>({
    loading: true,
    problem: null,
  })

  async function reload(): Promise<void> {
    setState((s) => ({ ...s, loading: true }))
    try {
      const { items } = await refreshJobs()
      setState({ loading: false, problem: null })
      void keepManuals(items)
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      setState({ loading: false, problem: error })
    }
  }
  useEffect(() => {
    void reload()
    void lookForRoom()
  }, [])
  const visible = useVisible()
  useOnReturn(visible, () => {
    hurryOutbox()
    void reload()
  })
  usePull(reload)
  usePoll(visible, async () => {
    await reload()
    return false
  })

  const { problem } = state
  return {
    jobs: {
      data: days,
      problem: problem && { sentence: problem.sentence, offline: problem.offline },
      loading: state.loading,
      savedAt: at === null ? null : momentWords(new Date(at)),
      reload,
    },
    all: (days?.items ?? []).map((view) => jobNow(view, records[view.id] ?? EMPTY_RECORD)),
  }
}

const momentWords = (at: Date): string => {
  const day = dayWords(at, new Date())
  return day === '今天' ? clock(at) : `${day} ${clock(at)}`
}

/** For the cellar: what it takes is fetched while there is a network, one after the other. */
async function keepManuals(items: readonly JobView[]): Promise<void> {
  const gtins = new Set(items.flatMap(({ expected }) => expected?.gtin ?? []))
  for (const gtin of gtins) {
    // without it the job goes on all the same
    if (!manualOnDevice(gtin).read()) await getManual(gtin).catch(() => undefined)
  }
}

export interface Day {
  date: string
  /** 今天, 明天, 11月24日 周二 */
  words: string
  next: JobNow | null
  open: JobNow[]
  over: JobNow[]
}

/** By day: what is next, what comes after it, and what is done. */
export function daysOf(all: readonly JobNow[], now: Date): Day[] {
  const days = new Map<string, JobNow[]>()
  const today = dayOf(now)
  for (const job of all) {
    // what is left of days before, a conflict, belongs to today
    const date = dayOf(job.view.from) < today ? today : dayOf(job.view.from)
    days.set(date, [...(days.get(date) ?? []), job])
  }
  return [...days]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([date, jobs]) => {
      const open = jobs.filter(({ state, view }) => !isJobOver(state) && view.standing === 'yours')
      const over = jobs.filter((job) => !open.includes(job))
      // what is begun goes before what is early
      const next = date === today ? (open.find(({ state }) => isBegun(state)) ?? open[0] ?? null) : null
      return {
        date,
        words: dayWords(`${date}T12:00:00+08:00`, now),
        next,
        open: open.filter((job) => job !== next),
        over,
      }
    })
}

const isBegun = (state: JobNow['state']): boolean =>
  state === 'en_route' || state === 'arrived' || state === 'started'
