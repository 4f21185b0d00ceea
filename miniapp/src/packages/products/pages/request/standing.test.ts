import type { LegView, MessageView, RequestView } from '@onehall/shared/contract/requests'
import { expect, test } from 'vitest'
import {
  answerIn,
  asksVerdict,
  groupedNumber,
  isAsking,
  legLines,
  offersIn,
  plainTitle,
  saysItAll,
  splitThread,
  visitsOf,
} from './standing.ts'

const now = new Date('2026-11-21T15:20:00+08:00')
const at = (time: string): string => `2026-11-${time}:00+08:00`

const leg = (more: Partial<LegView>): LegView => ({
  id: 'leg',
  department: 'installation',
  title: '上门维修',
  status: 'scheduled',
  updatedAt: at('21T15:00'),
  ...more,
})
const visit = (from: string, needsConfirmation = false) => ({
  from: at(`${from}:00`),
  until: at(`${Number(from.slice(0, 2))}T23:00`),
  worker: '周师傅',
  needsConfirmation,
})
const request = (more: Partial<RequestView>): RequestView =>
  ({ status: 'in_progress', legs: [], ...more }) as RequestView
const message = (id: string, from: MessageView['from']) => ({ id, from }) as MessageView

test('visits to come, those that wait for a yes first; none of what is over, begun or past', () => {
  const legs = [
    leg({ id: 'agreed', appointment: visit('22T09') }),
    leg({ id: 'asks', department: 'logistics', title: '送新取旧', appointment: visit('24T09', true) }),
    leg({ id: 'begun', title: '检查', status: 'in_progress', appointment: visit('21T15') }),
    leg({ id: 'past', title: '调平', appointment: { ...visit('20T09'), until: at('20T11:00') } }),
  ]
  expect(visitsOf(request({ legs }), now)).toMatchObject([
    { legId: 'asks', day: '11月24日 周二', what: '周师傅，送新取旧' },
    { legId: 'agreed', day: '明天' },
  ])
  expect(visitsOf(request({ legs, status: 'cancelled' }), now)).toEqual([])
})

test('of a request that was taken up again, only the last round of a part counts', () => {
  const legs = [leg({ id: 'first', status: 'done' }), leg({ id: 'again', status: 'pending' })]
  expect(legLines(request({ legs })).map(({ id, reached }) => [id, reached])).toEqual([['again', 0]])
})

test('a note is said where it says more than the state', () => {
  const note = (more: Partial<LegView>) => legLines(request({ legs: [leg(more)] }))[0]!.note
  expect(note({ note: '已约好' })).toBeUndefined()
  expect(note({ note: '这个时间可以吗', appointment: visit('22T09') })).toBeUndefined()
  expect(note({ note: '这个时间可以吗', appointment: visit('22T09', true) })).toBe('这个时间可以吗')
  expect(note({ status: 'failed', reason: '安装没办成' })).toBe('安装没办成')
})

test('what logistics comes for stands with the visit, the rest of its note with its part', () => {
  const legs = [
    leg({
      department: 'logistics',
      title: '运输破损',
      note: '周师傅送新机，取走旧机。请先别通电',
      appointment: visit('24T09', true),
    }),
  ]
  expect(visitsOf(request({ legs }), now)).toMatchObject([{ what: '周师傅送新机，取走旧机' }])
  expect(legLines(request({ legs }))).toMatchObject([{ title: '运输破损', note: '请先别通电' }])
})

test('the sentence goes without saying where the card of the visit says it', () => {
  const one = request({ legs: [leg({ appointment: { ...visit('22T09'), until: at('22T11:00') } })] })
  const visits = visitsOf(one, now)
  expect(saysItAll(visits, { ...one, sentence: '明天 9:00–11:00，周师傅上门' }, now)).toBe(true)
  expect(saysItAll(visits, { ...one, sentence: '物流没办成，客服接着办' }, now)).toBe(false)
})

test('how it began: what she asked and the first thing she was told', () => {
  const ids = (froms: MessageView['from'][]) =>
    splitThread(request({ thread: froms.map((from, i) => message(String(i), from)) })).opening.length
  expect([
    ids([]),
    ids(['you']),
    ids(['you', 'agent', 'you']),
    ids(['you', 'you']),
    ids(['department']),
  ]).toEqual([0, 1, 2, 1, 0])
})

const hall = (id: string, articleId: string | null) => ({ id, from: 'hall', articleId }) as MessageView
const answer = { articleId: 'kb-9', title: '', text: '', score: 1, outcome: null }
const open: RequestView['abilities'] = ['helpful', 'not_helpful', 'human']

test('the answer stands in the place of its last message, and asks whether it helped until that is said', () => {
  const thread = [message('1', 'you'), hall('2', 'kb-9'), message('3', 'you'), hall('4', 'kb-9')]
  const one = request({ status: 'answered', thread, offers: [], answer, abilities: open })
  expect(answerIn(one)).toBe('4')
  expect([asksVerdict(one), isAsking(one)]).toEqual([true, true])
  const said = { ...one, answer: { ...answer, outcome: 'not_helpful' as const } }
  expect([asksVerdict(said), isAsking(said)]).toEqual([false, false])
  // somebody has been asked for, or looks after it
  const handed = { ...one, abilities: ['helpful' as const] }
  expect([asksVerdict(handed), isAsking(handed)]).toEqual([false, false])
})

test('offers stand under the last words that are of no article, while they may be chosen', () => {
  const thread = [message('1', 'you'), hall('2', 'kb-1'), message('3', 'you'), hall('4', null)]
  const offers = [{ articleId: 'kb-2', title: '' }]
  const one = request({ status: 'answered', thread, offers, abilities: open })
  expect([offersIn(one), isAsking(one)]).toEqual(['4', true])
  expect(offersIn({ ...one, abilities: [] })).toBeNull()
  expect(offersIn({ ...one, offers: [] })).toBeNull()
})

test('a question is called one until departments have it; danger comes before everything', () => {
  const question = { kind: 'question', priority: 'normal' } as const
  expect(plainTitle(request(question))).toBe('问一句')
  expect(plainTitle(request({ ...question, legs: [leg({})] }))).toBeNull()
  expect(plainTitle(request({ ...question, priority: 'danger', legs: [leg({})] }))).toBe('先保证安全')
})

test('a number in groups of four', () => {
  expect(groupedNumber('2611210473')).toBe('2611 2104 73')
})
