import type { AppointmentView, LegView, MessageView, RequestView } from '@onehall/shared/contract/requests'
import {
  isLegEnd,
  isOver,
  type Department,
  type LegStatus,
  type RequestKind,
} from '@onehall/shared/domain/request-states'
import { clock, dayWords, visitWords } from '@onehall/shared/domain/time'
import type { IconName } from '../../../../ui/icon/names.ts'
import type { LegProps } from '../../../../ui/legs/legs.tsx'
import { currentLegs, onTheWay, type Standing } from '../../../../state/standing.ts'

/** What the page says of a request, worked out from what the hall knows and nothing else. */

const DEPARTMENTS: Record<Department, { name: string; icon: IconName }> = {
  sales: { name: '销售', icon: 'bag' },
  logistics: { name: '物流', icon: 'truck' },
  installation: { name: '安装', icon: 'wrench' },
}

export const departmentName = (department: Department): string => DEPARTMENTS[department].name

export const isInDanger = ({ priority, status }: RequestView): boolean =>
  priority === 'danger' && !isOver(status)

export interface Visit {
  legId: string
  department: Department
  day: string
  appointment: AppointmentView
  /** 周师傅，上门维修 */
  what: string
}

/** The visits that are still to come, those that wait for a yes first. */
export function visitsOf({ status, legs }: RequestView, now: Date): Visit[] {
  if (isOver(status)) return []
  return currentLegs(legs)
    .flatMap((leg) =>
      leg.appointment && isAhead(leg, leg.appointment, now) ? [toVisit(leg, leg.appointment, now)] : [],
    )
    .sort((a, b) => rank(a) - rank(b) || a.appointment.from.localeCompare(b.appointment.from))
}

const isAhead = (leg: LegView, { until }: AppointmentView, now: Date): boolean =>
  !isLegEnd(leg.status) && leg.status !== 'in_progress' && new Date(until) >= now

/** It waits for her yes. */
export const isOpen = ({ appointment }: Visit): boolean => appointment.needsConfirmation

const rank = (visit: Visit): number => (isOpen(visit) ? 0 : 1)

const toVisit = (leg: LegView, appointment: AppointmentView, now: Date): Visit => ({
  legId: leg.id,
  department: leg.department,
  day: dayWords(appointment.from, now),
  appointment,
  what: comesFor(leg) ?? [appointment.worker, leg.title].filter(Boolean).join('，'),
})

/** 梁师傅送新机，取走旧机: how logistics begins its note of an agreed visit. What has to be known besides follows it. */
function comesFor({ department, status, note = '', appointment }: LegView): string | undefined {
  if (department !== 'logistics' || status !== 'scheduled' || !appointment?.worker) return undefined
  return note.startsWith(appointment.worker) ? note.split('。')[0] : undefined
}

type LegLine = Omit<LegProps, 'state'> & { id: string; standing: Standing }

/** Each department's part: how far it is, in a word and four steps (sent, taken, agreed, done). */
export const legLines = ({ kind, legs }: RequestView): LegLine[] =>
  currentLegs(legs).map((leg) => ({
    id: leg.id,
    icon: DEPARTMENTS[leg.department].icon,
    title: leg.title,
    department: DEPARTMENTS[leg.department].name,
    ...progressOf(leg, kind),
    // what he says himself is newer than the department's word of it
    note: isUnderWay(leg, kind) ? undefined : (noteOf(leg) ?? leg.reason),
  }))

/** What the department said last, where that says more than the state does and is not a question answered since. */
function noteOf(leg: LegView): string | undefined {
  const note = (leg.note ?? '').slice(comesFor(leg)?.length ?? 0).replace(/^。/, '')
  const isAnswered = /[吗？?]$/.test(note) && !leg.appointment?.needsConfirmation
  return isAnswered || note === WORDS[leg.status].word ? undefined : note || undefined
}

const REACHED: Record<LegStatus, number> = {
  pending: 0,
  sending: 1,
  accepted: 2,
  scheduled: 3,
  in_progress: 3,
  done: 4,
  failed: 1,
  cancelled: 0,
}

const WORDS: Record<LegStatus, Standing> = {
  pending: { kind: 'wait', word: '正在转过去' },
  sending: { kind: 'wait', word: '正在转过去' },
  accepted: { kind: 'go', word: '已接下' },
  scheduled: { kind: 'go', word: '已约好' },
  in_progress: { kind: 'go', word: '正在办' },
  done: { kind: 'done', word: '办好了' },
  failed: { kind: 'bad', word: '没办成' },
  cancelled: { kind: 'off', word: '已取消' },
}

const isUnderWay = ({ status, visit }: LegView, kind: RequestKind): boolean =>
  !isLegEnd(status) && onTheWay(visit, kind) !== null

function progressOf(
  { status, appointment, ref, visit }: LegView,
  kind: RequestKind,
): Pick<LegLine, 'reached' | 'next' | 'standing'> {
  if (!isLegEnd(status) && appointment?.needsConfirmation) {
    return { reached: 2, next: 'now', standing: { kind: 'you', word: '等您确认' } }
  }
  const live = isLegEnd(status) ? null : onTheWay(visit, kind)
  if (live) return { reached: 3, standing: live }
  const reached = status === 'failed' && ref ? 2 : REACHED[status]
  return { reached, next: status === 'failed' ? 'bad' : undefined, standing: WORDS[status] }
}

/** 今天 14:26 */
export const momentWords = (at: string, now: Date): string => `${dayWords(at, now)} ${clock(at)}`

/** 2611 2104 73 */
export const groupedNumber = (number: string): string => number.replace(/(.{4})(?=.)/g, '$1 ')

/** How it began (what she asked, and the first thing she was told), and what was said since. */
export function splitThread({ thread }: RequestView): { opening: MessageView[]; since: MessageView[] } {
  const [asked, told] = thread
  const length = asked?.from !== 'you' ? 0 : told && told.from !== 'you' ? 2 : 1
  return { opening: thread.slice(0, length), since: thread.slice(length) }
}

/** The message that the answer stands in the place of: the last one of its article. */
export const answerIn = ({ thread, answer }: RequestView): string | null =>
  lastOf(thread, ({ from, articleId }) => from === 'hall' && articleId === answer?.articleId)

/** The message under which the offers stand, while they may be chosen from. */
export const offersIn = (request: RequestView): string | null =>
  request.offers.length > 0 && request.abilities.includes('human')
    ? lastOf(request.thread, ({ from, articleId }) => from === 'hall' && articleId === null)
    : null

function lastOf(thread: readonly MessageView[], is: (message: MessageView) => boolean): string | null {
  const found = thread.filter(is)
  return found[found.length - 1]?.id ?? null
}

/** The hall waits for a word on its answer: not once it has been given, nor once somebody has been asked for. */
export const asksVerdict = ({ answer, abilities }: RequestView): boolean =>
  answer?.outcome === null && abilities.includes('helpful') && abilities.includes('human')

/** Whether the thread itself says how it stands: the hall has just answered, and asks whether that helped. */
export const isAsking = (request: RequestView): boolean =>
  request.status === 'answered' && (asksVerdict(request) || offersIn(request) !== null)

/** What the page is called instead of its request: safety comes first, and a question is one until departments have it. */
export function plainTitle(request: RequestView): string | null {
  if (isInDanger(request)) return '先保证安全'
  return request.kind === 'question' && request.legs.length === 0 ? '问一句' : null
}

/** The agreed visit whose time may be changed: the calendar of installation knows its times. */
export const movableVisit = (visits: readonly Visit[]): Visit | null =>
  visits.find((visit) => visit.department === 'installation' && !isOpen(visit)) ?? null

/** Whether a visit's card says what the sentence says. */
export const saysItAll = (visits: readonly Visit[], { sentence }: RequestView, now: Date): boolean =>
  visits.some(({ appointment: { from, until } }) => sentence.startsWith(visitWords(from, until, now)))

/** 在改到 明天 9:00–11:00 */
export const movingWords = ({ from, until }: { from: string; until: string }, now: Date): string =>
  `在改到 ${visitWords(from, until, now)}，定下来就告诉您`
