import type { JobView } from '@onehall/shared/contract/jobs'
import { describe, expect, test } from 'vitest'
import {
  addEntry,
  EMPTY_RECORD,
  refused,
  sayAct,
  type ActEntry,
  type JobRecord,
} from '../../outbox/record.ts'
import { jobNow, missingNow, readingsOf, standingNow } from './job-now.ts'
import { readJobCode, readUnit, verdictOf } from './unit-check.ts'
import { missingWords, waitingWords } from './words.ts'

const WASHER = '09520000010270'
const act = (id: string, to: ActEntry['said']['to']): ActEntry => ({
  kind: 'act',
  id,
  since: 1,
  refused: null,
  said: { to, at: '2026-11-22T01:00:00Z' },
  sent: false,
  asksWhy: false,
})

const view = {
  id: 'j1',
  state: 'assigned',
  standing: 'yours',
  conflict: null,
  acts: [],
  charges: [],
  codeTriesLeft: 5,
  scanned: null,
  expected: null,
  recorded: { checkedIds: [], photos: [], readings: [] },
  sheet: {
    minutes: 60,
    requirements: [],
    tools: [],
    parts: [],
    checks: [{ id: 'c1', text: '放平', photo: true }],
    photos: [{ id: 'before', title: '动手之前' }],
    readings: [{ id: 'r1', name: '水压', unit: 'MPa', min: 0.1, max: 0.8 }],
  },
} as unknown as JobView

describe('how a job stands', () => {
  test('is as far as what is recorded on the phone, and says that it is not sent', () => {
    const record = sayAct(sayAct(EMPTY_RECORD, act('a1', 'accepted')), act('a2', 'en_route'))
    const now = jobNow(view, record)
    expect(now.state).toBe('en_route')
    expect(standingNow(now, null)).toEqual({ kind: 'you', word: '还没发出' })
    expect(standingNow(now, 'a1')).toEqual({ kind: 'you', word: '正在发' })
  })

  test('does not count twice what the server shows already, nor what it refused', () => {
    const record = sayAct(EMPTY_RECORD, act('a1', 'accepted'))
    const seen = { ...view, state: 'accepted', acts: [{ clientId: 'a1', to: 'accepted', delivery: 'sent' }] }
    expect(jobNow(seen as unknown as JobView, record).state).toBe('accepted')
    const no = refused(record, 'a1', { code: 'job.illegal_move', sentence: '' })
    expect(jobNow(view, no)).toMatchObject({ state: 'assigned', refused: [{ id: 'a1' }] })
    const elsewhere = refused(record, 'a1', { code: 'job.said_already', sentence: '' })
    expect(jobNow(view, elsewhere).refused).toEqual([])
  })

  test('is done here, and 已送达 only once installation has every act', () => {
    const done = (delivery: string) =>
      jobNow(
        { ...view, state: 'done', acts: [{ clientId: 'a', to: 'done', delivery }] } as unknown as JobView,
        EMPTY_RECORD,
      )
    expect(standingNow(done('waiting'), null).word).toBe('正在转给安装')
    expect(standingNow(done('sent'), null).word).toBe('已送达')
  })
})

test('what is missing is said in one line', () => {
  const words = (record: JobRecord) => missingWords(missingNow(jobNow(view, record)))
  expect(words(EMPTY_RECORD)).toBe('还差扫机身码、1 项检查、2 张照片、1 个读数、客户确认')
  const draft = {
    ...EMPTY_RECORD.draft,
    unitCode: 'x',
    checkedIds: ['c1'],
    readings: { r1: '0.9' },
    code: '123456',
  }
  const shot = {
    since: 1,
    refused: null,
    kind: 'photo',
    file: 'f',
    mediaId: null,
    actId: null,
  } as const
  const half = addEntry({ ...EMPTY_RECORD, draft }, { ...shot, id: 'p1', of: 'before' })
  expect(words(half)).toBe('还差 1 张照片、1 个读数超出范围')
  const all = addEntry(
    { ...half, draft: { ...draft, readings: { r1: '0.3' } } },
    { ...shot, id: 'p2', of: 'c1' },
  )
  expect(words(all)).toBeNull()
  // that the customer will sign, or was not in, is no yes before she has, or it is written; nor is a code that is spent
  const other = (reason: string) => words({ ...all, draft: { ...all.draft, reason } })
  expect([other(' '), other('客户不在家')]).toEqual(['还差客户确认', null])
  expect(missingWords(missingNow(jobNow({ ...view, codeTriesLeft: 0 }, all)))).toBe('还差客户确认')
  expect(words(addEntry(all, { ...shot, id: 'p3', of: 'signature' }))).toBeNull()
})

test('the bar says what waits and what will happen', () => {
  expect(waitingWords({ waiting: 0, sending: 0, refused: 0 }, true)).toBeNull()
  expect(waitingWords({ waiting: 3, sending: 1, refused: 0 }, true)).toEqual({
    title: '4 项还没发出',
    text: '3 项等着发，1 项正在发',
  })
  expect(waitingWords({ waiting: 2, sending: 0, refused: 1 }, false)?.text).toContain('没有信号')
  expect(waitingWords({ waiting: 0, sending: 0, refused: 1 }, true)?.title).toBe('1 项没收下')
})

test('a unit is judged without a network: link, barcode and number', () => {
  expect(readUnit(`https://q.example/01/${WASHER}/21/XJV8DH4J`)).toEqual({ gtin: WASHER, serial: 'XJV8DH4J' })
  expect(readUnit(`(01)${WASHER}(21)XJV8`)).toEqual({ gtin: WASHER, serial: 'XJV8' })
  expect(readUnit(WASHER)?.gtin).toBe(WASHER)
  expect(readUnit('https://onehall.example/q/ABCDEFGHJK')).toBeNull()
  expect(readJobCode('https://onehall.example/j/ohj-az2611')).toBe('OHJ-AZ2611')
  expect([readJobCode('OHJ-AZ2611'), readJobCode(WASHER)]).toEqual(['OHJ-AZ2611', null])
  expect(verdictOf(WASHER, WASHER)).toBe('right')
  expect(verdictOf('09520000010287', `https://q.example/01/${WASHER}`)).toBe('wrong_model')
  expect(verdictOf(null, WASHER)).toBe('unknown')
})

test('what was typed counts where it is a number', () => {
  expect(readingsOf({ a: '0.3', b: '', c: 'abc', d: ' 12 ' })).toEqual([
    { id: 'a', value: 0.3 },
    { id: 'd', value: 12 },
  ])
})
