import type { JobView } from '@onehall/shared/contract/jobs'
import type { JobMove, JobState, Missing } from '@onehall/shared/domain/job-states'
import type { Counts } from '../../outbox/record.ts'
import type { Standing } from '../../state/standing.ts'

/** 2 项还没发出 and what will happen to them; null where nothing waits. */
export function waitingWords(
  { waiting, sending, refused }: Counts,
  online: boolean,
): { title: string; text: string } | null {
  const unsent = waiting + sending
  if (unsent === 0 && refused === 0) return null
  if (unsent === 0) return { title: `${refused} 项没收下`, text: '记的都还在，打开那一单看怎么办' }
  const bad = refused > 0 ? `，${refused} 项没收下` : ''
  if (!online) return { title: `${unsent} 项还没发出${bad}`, text: '没有信号，一有信号就自动发' }
  const parts = [waiting > 0 && `${waiting} 项等着发`, sending > 0 && `${sending} 项正在发`].filter(Boolean)
  return { title: `${unsent} 项还没发出${bad}`, text: parts.join('，') }
}

const STATE_WORDS: Record<JobState, Standing> = {
  assigned: { kind: 'wait', word: '未接单' },
  accepted: { kind: 'wait', word: '未开始' },
  en_route: { kind: 'go', word: '在路上' },
  arrived: { kind: 'go', word: '到了' },
  started: { kind: 'go', word: '正在做' },
  done: { kind: 'done', word: '完成了' },
  unable: { kind: 'off', word: '没做成' },
  declined: { kind: 'off', word: '已退回' },
}

export const stateWords = (state: JobState): Standing => STATE_WORDS[state]

/** What the main button says for the next step. */
export const MOVE_WORDS: Record<JobMove, string> = {
  accepted: '接单',
  declined: '退回这一单',
  en_route: '出发',
  arrived: '我到了',
  started: '开始做',
  done: '完成',
  unable: '做不了',
}

/** 还差 2 项检查、1 个确认码 */
export function missingWords(missing: readonly Missing[]): string | null {
  const count = (...what: Missing['what'][]): number =>
    missing.filter((one) => what.includes(one.what)).length
  const parts = [
    [count('unit'), '扫机身码'],
    [count('check'), '项检查'],
    [count('photo'), '张照片'],
    [count('reading'), '个读数'],
  ] as const
  const words = parts.flatMap(([n, word]) => (n === 0 ? [] : [word === '扫机身码' ? word : `${n} ${word}`]))
  const wrong = count('reading_out_of_range')
  if (wrong > 0) words.push(`${wrong} 个读数超出范围`)
  if (count('confirmation') > 0) words.push('客户确认')
  return words.length > 0 ? `还差${/^\d/.test(words[0]!) ? ' ' : ''}${words.join('、')}` : null
}

/** 韩** 装洗碗机 */
export function titleOf({ title, fault }: Pick<JobView, 'title' | 'fault'>): string {
  if (!fault) return title
  // some offices write the code into the title
  const [what] = title.split(`，${fault.code}`)
  return `${what}，${fault.code}${fault.meaning ? ` ${fault.meaning}` : ''}`
}

/** XJV8 DH4J 3K9T 8B4 */
export const groupedSerial = (serial: string): string => serial.replace(/(.{4})(?=.)/g, '$1 ')

/** 离上一单 2.4 公里; next door is not worth a word. */
export const wayWords = (km: number | null): string | null =>
  km === null || km < 0.1 ? null : `离上一单 ${km} 公里`

/** Fen as people say it: 80, 12.50. */
export const yuan = (fen: number): string => (fen % 100 === 0 ? String(fen / 100) : (fen / 100).toFixed(2))
