import { distanceKm } from '@onehall/shared/domain/job-states'
import type { FieldJob } from '../service-center/index.ts'

export interface DaySummary {
  date: string
  jobs: { total: number; done: number; unable: number; left: number }
  firstTimeFixed: { n: number; of: number }
  rating: { average: number; count: number } | null
  distanceKm: number | null
}

/** An installer's day in figures; the jobs in the order of their times. What was taken away does not count. */
export function summaryOf(date: string, day: FieldJob[]): DaySummary {
  const jobs = day.filter(({ standing }) => standing === 'yours')
  const done = jobs.filter(({ state }) => state === 'done')
  const unable = jobs.filter(({ state }) => state === 'unable').length
  const scores = done.flatMap(({ rating }) => rating ?? [])
  const sum = scores.reduce((total, score) => total + score, 0)
  return {
    date,
    jobs: { total: jobs.length, done: done.length, unable, left: jobs.length - done.length - unable },
    firstTimeFixed: { n: done.filter(({ again }) => !again).length, of: done.length },
    rating:
      scores.length > 0
        ? { average: Math.round((sum / scores.length) * 10) / 10, count: scores.length }
        : null,
    distanceKm: wayOf(done),
  }
}

/** Straight lines from visit to visit. */
function wayOf(jobs: FieldJob[]): number | null {
  const places = jobs.flatMap(({ directions }) => directions?.place ?? [])
  if (places.length < 2) return null
  const legs = places.slice(1).map((place, i) => distanceKm(places[i]!, place))
  return Math.round(legs.reduce((total, km) => total + km, 0) * 10) / 10
}
