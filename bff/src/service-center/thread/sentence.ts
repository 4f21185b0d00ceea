import { visitWord } from '@onehall/shared/domain/job-states'
import { legRank, type Department, type RequestKind } from '@onehall/shared/domain/request-states'
import { visitWords } from '@onehall/shared/domain/time'
import {
  activeLegs,
  confirmableLegs,
  currentLegs,
  jobStateOf,
  type Leg,
  type RequestSummary,
} from '../request/index.ts'

/** One line that says how a request stands, in words that are true now. Fact first; time and person before department. */

export const DEPARTMENT_WORDS: Record<Department, string> = {
  sales: '销售',
  logistics: '物流',
  installation: '安装',
}
const FAILURES: Record<NonNullable<Leg['failure']>, string> = {
  refused: '没接下来',
  unreachable: '一天都没联系上',
  said_failed: '没办成',
}

export function sentenceFor(r: RequestSummary, now: Date): string {
  switch (r.status) {
    case 'received':
      if (r.claim) return `${r.claim.name}在看`
      if (r.reportedBy === 'watch') return '值守客服也收到了，等人接手'
      return r.desk ? '已收到，客服会回复您' : '已收到'
    case 'answered':
      if (r.desk ?? r.claim) return r.claim ? `${r.claim.name}在看` : '已转给客服，会回复您'
      return '已回答，看看解决了没有'
    case 'resolved':
    case 'closed':
      return '已办好'
    case 'cancelled':
      return r.mergedInto ? '并到另一件里一起办' : '已取消'
    default:
      return progress(r, now)
  }
}

function progress(r: RequestSummary, now: Date): string {
  if (r.asked) return `${r.claim?.name ?? '客服'}问了您一句，等您回复`
  const [waiting] = confirmableLegs(r)
  if (waiting?.appointment) return `${visitOf(waiting.appointment, now)}，可以吗？`
  const failed = currentLegs(r).find((leg) => leg.status === 'failed')
  if (failed)
    return `${DEPARTMENT_WORDS[failed.department]}${FAILURES[failed.failure ?? 'said_failed']}，${r.claim?.name ?? '客服'}接着办`
  const legs = activeLegs(r).sort((a, b) => legRank(b.status) - legRank(a.status))
  if (legs.length === 0 && r.desk?.reason === 'job_unconfirmed') return '师傅说办好了，客服跟您核对一下'
  if (legs.length === 0) return r.claim ? `${r.claim.name}在办` : r.desk ? '客服正在看' : '正在办'
  const said = legSentences(legs, r.kind, now)
  const more = said.length > 2 ? [`还有 ${said.length - 2} 件也在办`] : []
  const desk = r.claim ? [`${r.claim.name}跟着`] : r.desk ? ['客服也在看'] : []
  return [...said.slice(0, 2), ...more, ...desk].join('；')
}

/** Departments of whom the same is to be said share a sentence: 已收到，正在转给销售、物流. */
function legSentences(legs: Leg[], kind: RequestKind, now: Date): string[] {
  const same = new Map<string, string[]>()
  for (const leg of legs) {
    const words = legSentence(leg, { kind, who: WHO, now })
    same.set(words, [...(same.get(words) ?? []), DEPARTMENT_WORDS[leg.department]])
  }
  return [...same].map(([words, who]) => words.replace(WHO, [...new Set(who)].join('、')))
}
const WHO = '〇'

function legSentence(leg: Leg, { kind, who, now }: { kind: RequestKind; who: string; now: Date }): string {
  const { status, appointment } = leg
  // what the installer said is true before installation has it
  const field = appointment && visitWord(jobStateOf(leg), kind)
  if (field) return `${appointment.worker ?? '师傅'}${field}`
  if (status === 'pending' || status === 'sending') return `已收到，正在转给${who}`
  if (status === 'in_progress') return appointment?.worker ? `${appointment.worker}正在办` : `${who}正在办`
  if (appointment && appointment.until >= now) {
    return `${visitOf(appointment, now)}，${appointment.worker ? `${appointment.worker}上门` : '上门'}`
  }
  return `${who}已接下`
}

const visitOf = ({ from, until }: { from: Date; until: Date }, now: Date): string =>
  visitWords(from.toISOString(), until.toISOString(), now)
