import { readFileSync } from 'node:fs'
import { departmentPrices } from '@onehall/shared/contract/departments'
import { describe, expect, it } from 'vitest'
import { readPrices, readProducts } from '../data.ts'
import { findPrices, isSentIn } from './price-list.ts'

const articles = JSON.parse(
  readFileSync(new URL('../../data/knowledge/articles.json', import.meta.url), 'utf8'),
) as { id: string; body: string }[]

/** The figures of an article, in fen, where its sentence is still the one we know. */
function figures(id: string, sentence: RegExp): number[] {
  const found = sentence.exec(articles.find((article) => article.id === id)!.body)
  if (!found) throw new Error(`${id} no longer says ${sentence.source}`)
  return found.slice(1).map((yuan) => Number(yuan) * 100)
}

const byCategory = (category: string) => readProducts().find((product) => product.category === category)!.gtin
const extra = (category: string, name: RegExp) =>
  findPrices({ gtin: byCategory(category), kind: 'install' })!.extras.find((one) => name.test(one.name))
    ?.price
const part = (category: string, name: string) =>
  findPrices({ gtin: byCategory(category), kind: 'repair' })!.parts.find((one) => one.name === name)?.price

describe('prices agree with what the articles say', () => {
  it('kb-134: the visit, the labour, a drain pump, a temperature sensor', () => {
    const list = readPrices()
    const [visit] = figures('kb-134', /上门检测费 (\d+) 元/)
    const [from, until] = figures('kb-134', /人工 (\d+)～(\d+) 元/)
    const [pump, sensor] = figures('kb-134', /排水泵 (\d+) 元、冰箱温控传感器 (\d+) 元/)
    expect([visit, from, until, pump, sensor]).toEqual([5000, 8000, 26_000, 18_000, 6000])
    expect(list.visit).toBe(visit)
    expect(list.labour).toEqual({ from, until })
    expect(part('洗烘一体机', '排水泵')).toBe(pump)
    expect(part('洗碗机', '排水泵')).toBe(pump)
    expect(part('冰箱', '温度传感器')).toBe(sensor)
    for (const { faults } of Object.values(list.models)) {
      // what falls due by the calendar is no repair: kb-045 asks for the part and the visit only
      for (const [code, { labour }] of Object.entries(faults).filter(([known]) => known !== 'Mg')) {
        expect([code, labour.from >= from! && labour.from <= labour.until && labour.until <= until!]).toEqual(
          [code, true],
        )
      }
    }
  })

  it('kb-033 and kb-034: what an air conditioner may cost beside its free installation, and moving it', () => {
    const [pipe, bracket, hole, height] = figures(
      'kb-033',
      /加长铜管每米 (\d+) 元，外机支架 (\d+) 元起，打混凝土孔每个 (\d+) 元，三楼以上无平台的高空作业 (\d+) 元/,
    )
    const [off, on] = figures('kb-034', /拆机 (\d+) 元，装机 (\d+) 元/)
    expect([pipe, bracket, hole, height, off, on]).toEqual([12_000, 10_000, 6000, 15_000, 15_000, 20_000])
    expect(extra('空调', /铜管/)).toBe(pipe)
    expect(extra('空调', /支架/)).toBe(bracket)
    expect(extra('空调', /孔/)).toBe(hole)
    expect(extra('空调', /高空/)).toBe(height)
    expect(extra('空调', /拆机/)).toBe(off)
    expect(extra('空调', /装机/)).toBe(on)
  })

  it('kb-050, kb-055, kb-116: the stand, the visit in vain, the stairs', () => {
    expect(extra('电热水器', /支架/)).toBe(figures('kb-050', /落地支架（另购约 (\d+) 元）/)[0])
    expect(extra('抽油烟机', /空跑/)).toBe(figures('kb-055', /空跑会另收 (\d+) 元/)[0])
    const [stairs] = figures('kb-116', /每层 (\d+) 元/)
    expect(stairs).toBe(2000)
    for (const category of ['冰箱', '洗烘一体机']) expect(extra(category, /搬楼/)).toBe(stairs)
    for (const category of ['波轮洗衣机', '洗碗机']) expect(extra(category, /搬楼/)).toBeUndefined()
  })

  it('kb-045: changing the anode costs the part and the visit', () => {
    const prices = findPrices({ gtin: byCategory('电热水器'), kind: 'maintain' })!
    expect(prices).toMatchObject({ visit: readPrices().visit, labour: { from: 0, until: 0 } })
    expect(prices.parts.filter((one) => one.likely).map((one) => one.name)).toEqual(['镁棒'])
  })

  it('the first installation is free', () => {
    for (const gtin of Object.keys(readPrices().models)) {
      expect(findPrices({ gtin, kind: 'install' })).toMatchObject({ visit: 0, labour: { from: 0, until: 0 } })
    }
  })
})

describe('the price list', () => {
  it('says which part a fault code is likely to need, however the code is written', () => {
    const gtin = byCategory('洗烘一体机')
    for (const faultCode of ['E21', 'e-21', ' e 21 ']) {
      const prices = findPrices({ gtin, kind: 'repair', faultCode })!
      expect(prices.labour).toEqual({ from: 8000, until: 12_000 })
      expect(prices.parts.filter((one) => one.likely).map((one) => one.name)).toEqual(['排水泵'])
    }
    const unknown = findPrices({ gtin, kind: 'repair', faultCode: 'X99' })!
    expect(unknown.labour).toEqual(readPrices().labour)
    expect(unknown.parts.some((one) => one.likely)).toBe(false)
  })

  it('covers every model that can be repaired and every fault that needs a master', () => {
    const list = readPrices()
    for (const product of readProducts().filter((one) => one.faultCodes.length > 0)) {
      const model = list.models[product.gtin]!
      const names = model.parts.map((one) => one.name)
      expect(names).toEqual(expect.arrayContaining(Object.keys(product.warranty.partsMonths)))
      const needed = product.faultCodes
        .filter((fault) => fault.department === 'installation')
        .map((f) => f.code)
      expect(Object.keys(model.faults)).toEqual(expect.arrayContaining(needed))
      const codes = product.faultCodes.map((fault) => fault.code)
      for (const [code, { likely }] of Object.entries(model.faults)) {
        expect(codes).toContain(code)
        expect(names).toEqual(expect.arrayContaining(likely))
      }
      expect(names).toEqual(expect.arrayContaining(model.maintain.likely))
      for (const kind of ['repair', 'install', 'maintain'] as const) {
        departmentPrices.strict().parse(findPrices({ gtin: product.gtin, kind }))
      }
    }
  })

  it('nobody comes for what is sent in', () => {
    const sentIn = readProducts().filter((product) => isSentIn(product.gtin))
    expect(sentIn.map((product) => product.category)).toEqual(['扫地机器人', '儿童智能手表'])
    expect(findPrices({ gtin: sentIn[0]!.gtin, kind: 'repair' })!.visit).toBe(0)
  })
})
