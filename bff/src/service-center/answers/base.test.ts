import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Product } from '../../products/index.ts'
import { buildingBase } from './base.ts'
import type { Article } from './knowledge/article.ts'
import { learnedWeights } from './model/learned.ts'
import { createServedBase } from './served-base.ts'
import { runNow } from './slices.ts'

const article = (id: string, title: string, more: Partial<Article> = {}): Article => ({
  id,
  version: 1,
  status: 'active',
  title,
  body: `${title}的说明。`,
  questions: [],
  asks: [],
  appliesTo: 'all',
  topic: '使用',
  department: null,
  urgency: 'normal',
  ...more,
})

const washer = {
  gtin: '09520000010270',
  category: '洗烘一体机',
  name: '安禾 净蓬',
  version: 'a',
  manual: { chapters: [{ id: 'care', title: '清洁保养', steps: [{ text: '每月用桶自洁洗一次。' }] }] },
  faultCodes: [
    { code: 'E21', meaning: '排不出水', severity: 'service', selfHelp: ['清理过滤器'], department: null },
    { code: 'E90', meaning: '通信出错', severity: 'service', selfHelp: ['断电十分钟'], department: null },
  ],
} as unknown as Product

const articles = [
  article('drain', '洗衣机排不出水 E21', { appliesTo: { categories: ['洗烘一体机'] }, asks: ['洗完一缸水'] }),
  article('points', '积分怎么用', { asks: ['积分能换什么', '积分会过期吗'] }),
  article('invoice', '电子发票怎么开', { asks: ['发票在哪下载'] }),
  article('old', '旧活动规则', { status: 'withdrawn' }),
]
const words = [
  {
    kind: 'product' as const,
    name: '洗烘一体机',
    names: ['洗烘一体机', '洗衣机'],
    categories: ['洗烘一体机'],
  },
]
const content = { articles, words, models: [washer] }
const base = runNow(buildingBase(content, learnedWeights()))
const inHand = { gtin: washer.gtin, category: washer.category }
const quiet = { info: () => undefined } as never

test('what an article is about is found first; what is withdrawn is not', () => {
  expect(base.find('积分怎么用').hits[0]?.articleId).toBe('points')
  expect(base.find('旧活动规则').hits.map((hit) => hit.articleId)).not.toContain('old')
})

test('a code that an article explains is the article; one that none explains is the page of the manual', () => {
  expect(base.find('显示 E21', inHand).hits[0]?.articleId).toBe('drain')
  expect(base.find('显示 e-90', inHand)).toMatchObject({
    act: 'answer',
    hits: [{ articleId: 'fault-09520000010270-E90' }],
  })
  expect(base.find('洗烘一体机清洁保养').hits[0]?.articleId).toBe('manual-09520000010270-care')
})

test('where no product is in hand, articles about one are found as well as others', () => {
  const said = '洗衣机排不出水'
  expect(base.find(said).hits[0]?.articleId).toBe('drain')
  expect(base.find(said, { gtin: undefined, category: undefined })).toEqual(base.find(said))
})

test('any text has an answer, offers, or a decline with nothing', () => {
  const text = fc.oneof(fc.string({ unit: 'grapheme' }), fc.stringMatching(/^[积分发票水洗衣机E21 ]{0,40}$/u))
  fc.assert(
    fc.property(text, (said) => {
      const { act, hits } = base.find(said)
      expect(hits.length === 0).toBe(act === 'decline')
      for (const { score } of hits) expect(score >= 0 && score <= 1.001).toBe(true)
    }),
  )
})

test('what is reworded or withdrawn reads so at once, though the index is still being made', async () => {
  let now = { articles, print: '1' }
  const served = createServedBase({
    load: () => Promise.resolve({ ...content, articles: now.articles }),
    fingerprint: () => Promise.resolve(now.print),
    weights: learnedWeights(),
    logger: quiet,
  })
  expect(served.find('积分怎么用', {})).toEqual({ act: 'decline', hits: [] })
  await served.refresh()
  expect(served.read('points')).toMatchObject({ version: 1 })
  expect(served.read('manual-09520000010270-care')).toMatchObject({ title: '洗烘一体机说明书：清洁保养' })

  now = { print: '2', articles: articles.map((one) => ({ ...one, status: 'withdrawn' as const })) }
  const renewed = served.refresh()
  await new Promise((resolve) => setImmediate(resolve))
  expect(served.read('points')).toBeNull()
  expect(served.find('积分怎么用', {})).toEqual({ act: 'decline', hits: [] })
  await renewed
})
