import type { FaultCodeView, ManualView } from '@onehall/shared/contract/products'
import { describe, expect, test } from 'vitest'
import { framesOf, lengthOf, pictureOf, stepOfClip } from './pictures.ts'
import { findCode, search } from './search.ts'

const fault = (code: string, meaning: string, severity: FaultCodeView['severity']): FaultCodeView => ({
  code,
  meaning,
  severity,
  selfHelp: [],
  department: null,
  video: null,
})
const manual: ManualView = {
  gtin: '09520000010270',
  model: 'AH-XHG10R',
  name: '安禾 净蓬 10 公斤热泵洗烘一体机',
  version: '1',
  chapters: [
    {
      id: 'install',
      title: '安装',
      steps: [{ text: '接好进水管。' }, { text: '排水管挂到 60～100 厘米高处。' }],
    },
    { id: 'care', title: '清洁保养', steps: [{ text: '每 2 个月清一次右下角排水泵过滤器。' }] },
  ],
  faultCodes: [fault('E21', '排水超时', 'service'), fault('E77', '底盘积水，可能漏水', 'danger')],
}

describe('searching', () => {
  test('finds codes by what is shown, however it is typed, and while it is being typed', () => {
    expect(search(manual, 'e 21').codes.map(({ code }) => code)).toEqual(['E21'])
    expect(search(manual, 'E').codes.map(({ code }) => code)).toEqual(['E77', 'E21'])
    expect(findCode(manual.faultCodes, 'e-77')?.meaning).toBe('底盘积水，可能漏水')
  })

  test('finds steps by all the words, the title of their chapter counted in', () => {
    expect(search(manual, '排水').steps.map(({ chapterId, index }) => [chapterId, index])).toEqual([
      ['install', 1],
      ['care', 0],
    ])
    expect(search(manual, '保养 过滤器').steps).toHaveLength(1)
    expect(search(manual, '微波').steps).toEqual([])
  })
})

describe('the drawn clips', () => {
  test('a step is shown by the drawing that it describes, and by none where we have none', () => {
    expect(pictureOf('检查排水管是否打折或堵塞')).toBe('kink')
    expect(pictureOf('排水管末端不要高过 1 米')).toBe('height')
    expect(pictureOf('清理右下角排水泵过滤器')).toBe('drain')
    expect(pictureOf('打开水龙头')).toBeNull()
  })

  test('a clip stands at the step it shows', () => {
    expect(stepOfClip('清洗线屑网', ['减少烘干量', '抽出线屑网冲洗晾干'])).toBe(1)
  })

  test('one long step is shown clause by clause, each long enough to be read', () => {
    const frames = framesOf(['每次烘干后抽出门口的线屑网，用清水冲净晾干。'])
    expect(frames.map(({ text }) => text)).toEqual(['每次烘干后抽出门口的线屑网', '用清水冲净晾干'])
    expect(lengthOf(frames)).toBe(8)
  })
})
