import { readFile } from 'node:fs/promises'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { areAlike, likeness, sketchOf } from './alike.ts'
import type { ModelFile } from './model.ts'
import { createScreening } from './screening.ts'
import { figuresOf, screenAll } from './training/measure.ts'
import { readFolder, readNotices, readRows } from './training/rows.ts'

const DATA = new URL('../../../../mocks/data/', import.meta.url)
const pathOf = (name: string) => new URL(name, DATA).pathname
const screening = createScreening()
const screen = (text: string, more: Partial<Parameters<typeof screening.screen>[0]> = {}) =>
  screening.screen({ text, place: null, self: false, features: '', earlier: [], ...more })

describe('a tip', () => {
  test.each([
    ['……', 'spam'],
    ['66666666', 'spam'],
    ['扫码进群领券，全场五折', 'spam'],
    ['谁去派出所讲的？名字给我，走夜路当心', 'hostile'],
    ['先打两千定金到卡上，我再发位置', 'fraud'],
    ['祝早日找到', 'weak'],
    ['同车间的小伙左眉尾有颗黑痣，右膝外侧一道疤，二十八岁，户口是后来补的', 'credible'],
  ])('%s is taken for %s, with a reason', (text, lane) => {
    const screened = screen(text)
    expect(screened.lane).toBe(lane)
    expect(screened.reasons.length).toBeGreaterThan(0)
  })

  test('with something to go after is never put aside as spam, whatever else it speaks of', () => {
    const marks = ['左手背有颗红痣', '右膝外侧月牙形的疤']
    const rest = ['在快递站上班', '洗衣机店里见的', '优惠券是她发的', '测试一下能不能填']
    fc.assert(
      fc.property(
        fc.constantFrom(...marks),
        fc.constantFrom(...rest),
        fc.integer({ min: 5, max: 40 }),
        (m, r, age) => {
          expect(screen(`${r}，${m}，${age}岁`).lane).not.toBe('spam')
        },
      ),
    )
  })

  test('said again is a duplicate; the same words of a threat stay a threat', () => {
    const text = '同车间的小伙左眉尾有颗黑痣，右膝外侧一道疤，二十八岁'
    const earlier = [{ id: 'a', sketch: sketchOf(text), place: '福建省莆田市' }]
    expect(screen(`${text}。`, { earlier }).lane).toBe('duplicate')
    const again = screen('再报一次怕没收到：左眉尾黑痣，右膝外侧有疤，车间的小伙', {
      earlier,
      place: '福建省莆田市',
    })
    expect(again.lane).toBe('duplicate')
    const threat = '谁举报的？把名字交出来'
    expect(screen(threat, { earlier: [{ id: 'b', sketch: sketchOf(threat), place: null }] }).lane).toBe(
      'hostile',
    )
  })
})

test('likeness is of words, not of length or signs', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 4, unit: 'grapheme' }), (text) => {
      expect(likeness(sketchOf(text), sketchOf(`${text} …！`))).toBeGreaterThanOrEqual(0)
      if (/[\p{L}\p{N}]{2}/u.test(text)) expect(areAlike(sketchOf(text), sketchOf(text))).toBe(true)
    }),
  )
  expect(areAlike(sketchOf('左手背有红痣的女生'), sketchOf('右膝外侧月牙形疤痕'))).toBe(false)
})

test('the model belongs to these rows, and no tip that measures is trained on', async () => {
  const notices = await readNotices(pathOf('notices/notices.json'))
  const rows = await readFolder(pathOf('tips/train'), notices)
  const model = JSON.parse(await readFile(new URL('./data/model.json', import.meta.url), 'utf8')) as ModelFile
  expect(model.rows).toBe(rows.length)
  const dev = await readRows(pathOf('tips/tips-dev.jsonl'), notices)
  const bare = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '')
  const taught = new Set(rows.map((row) => bare(row.text)))
  expect(dev.filter((row) => bare(row.text).length > 12 && taught.has(bare(row.text)))).toEqual([])

  const figures = figuresOf(screenAll(screening, dev))
  expect(figures.credibleKept).toBeGreaterThanOrEqual(0.95)
  expect(figures.hostileFraudRecall).toBeGreaterThanOrEqual(0.9)
  expect(figures.spamPrecision).toBeGreaterThanOrEqual(0.95)
})
