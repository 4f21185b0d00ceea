import type { DeskMetricsView } from '@onehall/shared/contract/desk'
import { DEPARTMENTS, PRIORITIES, type Department } from '@onehall/shared/domain/request-states'
import type { Clock, ServiceRequest } from '../request/index.ts'

/** How the hall does, computed from what is stored and nothing else: never "deflection", always what came of it. */

const DAY = 24 * 3_600_000
const REPEAT_WITHIN = 2 * DAY

export function figuresOf(requests: ServiceRequest[], span: { from: Date; until: Date }): DeskMetricsView {
  const first = firstResponses(requests)
  return {
    from: span.from.toISOString(),
    until: span.until.toISOString(),
    answers: answersOf(requests),
    repeatContact48h: repeatsOf(requests),
    firstResponse: Object.fromEntries(
      PRIORITIES.map((p) => [p, percentiles(first.filter((f) => f.priority === p).map((f) => f.ms))]),
    ) as DeskMetricsView['firstResponse'],
    firstResponseMet: share(first.filter((f) => !f.late).length, first.length),
    reopened: reopenedOf(requests),
    legs: DEPARTMENTS.map((department) => ({ department, ...legTimes(requests, department) })),
    ratings: ratingsOf(requests),
  }
}

const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole)

/** The nearest-rank percentile: a time that somebody really had. */
function percentiles(values: number[]) {
  const sorted = [...values].sort((a, b) => a - b)
  const at = (p: number): number | null => sorted[Math.max(0, Math.ceil(p * sorted.length) - 1)] ?? null
  return { n: sorted.length, p50Ms: at(0.5), p95Ms: at(0.95) }
}

function answersOf(requests: ServiceRequest[]) {
  const given = requests.filter((r) => r.answer)
  const confirmed = given.filter((r) => r.answer?.outcome === 'helpful').length
  return { given: given.length, confirmed, confirmedShare: share(confirmed, given.length) }
}

/** What a request is about, for telling whether somebody came back with the same. */
const about = (r: ServiceRequest): string =>
  `${r.ownerId}/${r.subject?.registrationId ?? r.subject?.orderId ?? r.subject?.parcelId ?? r.kind}`

function repeatsOf(requests: ServiceRequest[]) {
  const resolved = requests.flatMap((r) =>
    r.cycles.flatMap((c) => (c.resolvedAt ? [{ r, at: c.resolvedAt }] : [])),
  )
  const cameBack = ({ r, at }: (typeof resolved)[number]): boolean => {
    const soon = (t: Date): boolean => t > at && t.getTime() - at.getTime() <= REPEAT_WITHIN
    return (
      r.cycles.some((c) => soon(c.openedAt)) ||
      requests.some((o) => o.id !== r.id && about(o) === about(r) && soon(o.createdAt))
    )
  }
  const repeated = resolved.filter(cameBack).length
  return { resolved: resolved.length, repeated, share: share(repeated, resolved.length) }
}

const isMet = (c: Clock): c is Clock & { metAt: Date } => c.kind === 'first_response' && c.metAt !== null

const firstResponses = (requests: ServiceRequest[]) =>
  requests.flatMap((r) =>
    r.clocks.filter(isMet).map((c) => ({
      priority: r.priority,
      ms: c.metAt.getTime() - c.startedAt.getTime(),
      late: c.breachedAt !== null,
    })),
  )

function reopenedOf(requests: ServiceRequest[]) {
  const resolved = requests.filter((r) => r.cycles.some((c) => c.resolvedAt))
  const reopened = resolved.filter((r) => r.cycles.length > 1).length
  return { resolved: resolved.length, reopened, share: share(reopened, resolved.length) }
}

/** From being taken to being done, by the department. */
function legTimes(requests: ServiceRequest[], department: Department) {
  const times: number[] = []
  let failed = 0
  for (const r of requests) {
    for (const leg of r.legs.filter((l) => l.department === department)) {
      const when = (status: string): Date | undefined =>
        r.events.find((e) => e.legId === leg.id && e.legStatus === status)?.at
      const [taken, done] = [when('accepted'), when('done')]
      if (taken && done) times.push(done.getTime() - taken.getTime())
      if (leg.status === 'failed') failed++
    }
  }
  return { ...percentiles(times), failed }
}

function ratingsOf(requests: ServiceRequest[]) {
  const scores = requests.flatMap((r) => r.cycles.flatMap((c) => (c.rating ? [c.rating.score] : [])))
  return {
    n: scores.length,
    mean: share(
      scores.reduce((a, b) => a + b, 0),
      scores.length,
    ),
  }
}
