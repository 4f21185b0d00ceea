import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { featuresOf } from '../features.ts'
import { createModel, type ModelFile } from '../model.ts'
import { createRouting } from '../routing.ts'
import { examplesFrom } from './examples.ts'
import { fit } from './fit.ts'
import { figuresOf, routeAll } from './measure.ts'
import { packModel } from './model-file.ts'
import { readRows, readSets, type TrainingRow } from './rows.ts'

const DATA = new URL('../../../../../mocks/data/routing/', import.meta.url)
const pathOf = (name: string) => new URL(name, DATA).pathname

const buildRow = (text: string, departments: TrainingRow['departments']): TrainingRow => ({
  text,
  departments,
  priority: 'normal',
})

test('what is taught is learnt, the same each time, and survives being packed', () => {
  const rows = [
    buildRow('我要退货退款', ['sales']),
    buildRow('快递到哪了', ['logistics']),
    buildRow('你好', []),
  ]
  const examples = rows.map((row) => ({ ...row, departments: new Set(row.departments), weight: 1 }))
  const packed = packModel(fit(examples, 1))
  expect(packModel(fit(examples, 1))).toEqual(packed)
  const model = createModel(packed)
  expect(model.ask(featuresOf('我要退货')).sales).toBeGreaterThan(0.5)
  expect(model.ask(featuresOf('我要退货')).logistics).toBeLessThan(0.5)
  expect(model.ask(featuresOf('快递到哪')).logistics).toBeGreaterThan(0.5)
})

test('made examples keep the labels of what they are made of', () => {
  const rows = [buildRow('我要退货退款', ['sales']), buildRow('快递到哪了', ['logistics'])]
  const scenes = [buildRow('上次的师傅很好', [])]
  const examples = examplesFrom({ rows, scenes }, 3)
  expect(examplesFrom({ rows, scenes }, 3)).toEqual(examples)
  for (const { text, departments } of examples) {
    if (text.includes('退货')) expect(departments).toContain('sales')
    if (text.includes('快递')) expect(departments).toContain('logistics')
    if (!text.includes('退货') && text.includes('快递')) expect([...departments]).toEqual(['logistics'])
  }
})

test('figures count sets exactly, departments one by one, and dangers both ways', () => {
  const routed = (departments: TrainingRow['departments'], urgency: TrainingRow['priority']) => ({
    departments: departments.map((department) => ({ department, title: '', reason: '' })),
    priority: 'normal' as const,
    urgency,
    danger: null,
    unsure: false,
    by: 'model' as const,
  })
  const danger: TrainingRow = { text: '', departments: ['installation'], priority: 'danger' }
  const figures = figuresOf([
    { row: danger, routed: routed(['installation'], 'danger') },
    { row: danger, routed: routed(['installation', 'sales'], 'normal') },
    { row: buildRow('', ['sales']), routed: routed(['sales'], 'danger') },
    { row: buildRow('', []), routed: routed([], 'normal') },
  ])
  expect(figures).toEqual({
    n: 4,
    exactSet: 0.75,
    f1: { sales: 2 / 3, logistics: 1, installation: 1 },
    dangerRecall: 0.5,
    dangerPrecision: 0.5,
    priorityExact: 0.5,
  })
})

test('the model file belongs to this code and to these rows: it is as good as it says', async () => {
  const file = new URL('../data/model.json', import.meta.url)
  const { scores, rows, scenes } = JSON.parse(await readFile(file, 'utf8')) as ModelFile
  const sets = await readSets(pathOf('train'))
  expect([rows, scenes]).toEqual([sets.rows.length, sets.scenes.length])
  const held = await readRows(pathOf('own-holdout.jsonl'))
  expect(figuresOf(routeAll(createRouting(), held))).toEqual(scores['own-holdout'])
})

test('no utterance that measures is trained on', async () => {
  const bare = ({ text }: TrainingRow) => text.replace(/[^\p{L}\p{N}]/gu, '')
  const { rows, scenes } = await readSets(pathOf('train'))
  const taught = new Set([...rows, ...scenes].map(bare))
  const files = ['own-holdout.jsonl', 'own-stories.jsonl', 'routing-dev.jsonl']
  const held = (await Promise.all(files.map((name) => readRows(pathOf(name))))).flat()
  expect(held.filter((row) => bare(row).length > 2 && taught.has(bare(row)))).toEqual([])
})
