import type { ScanView } from '@onehall/shared/contract/products'
import { dayWords } from '@onehall/shared/domain/time'

export type ProductScan = Extract<ScanView, { kind: 'product' }>
export type UnknownScan = Extract<ScanView, { kind: 'unknown' }>
export type OtherScan = Extract<ScanView, { kind: 'job' }>

export interface Verdict {
  /** the one sentence */
  title: string
  look: 'genuine' | 'bad' | 'plain'
  /** what it rests on */
  because: string
}

/** What can be said of a product's code, no more than it proves. */
export function verdictOf(
  { genuine, product: { brand }, scans, registered }: ProductScan,
  now: Date,
): Verdict {
  switch (genuine) {
    case 'first':
    case 'seen':
      return {
        title: `是${brand}正品`,
        look: 'genuine',
        because: registered === 'no' ? seenWords(scans, now) : '登记过的一台',
      }
    case 'copied':
      return { title: '小心，可能是仿的', look: 'bad', because: '这个码几天里在很多地方被扫过' }
    case 'unknown':
      return { title: '只认得出型号', look: 'plain', because: '这个码上没有序列号，真伪查不了' }
  }
}

/** 第 3 次查询，首次在 11月20日 */
function seenWords(scans: ProductScan['scans'], now: Date): string {
  if (!scans || scans.count <= 1) return '首次查询，之前没人扫过'
  const [day] = dayWords(scans.firstAt, now).split(' ')
  return `第 ${scans.count} 次查询，首次在${day}`
}

const SCAN_OURS = '请扫机身铭牌，或包裹面单上的码'

/** What is wrong with a code that leads nowhere, and what to do. */
export const UNKNOWN: Record<UnknownScan['reason'], { title: string; text: string }> = {
  form: { title: '这个码里没有编号', text: SCAN_OURS },
  check_digit: { title: '编号有一位对不上', text: '可能读错或印错了，再来一次' },
  not_ours: { title: '这不是一厅的码', text: `里面的网址没有打开。${SCAN_OURS}` },
  not_found: { title: '没有查到这个编号', text: '如果是从正规渠道买的，请客服核实一下' },
}

/** What one would write to us about it; the person can change every word. */
export const words = {
  copied: (scan: ProductScan): string =>
    `扫码提示可能是仿的，请帮我核实。型号 ${scan.product.model}，序列号 ${scan.unit?.serial ?? '没有'}。`,
  mismatch: (scan: ProductScan): string =>
    `机身铭牌和扫码结果对不上，请帮我核实。扫出来是 ${scan.product.model}，序列号 ${scan.unit?.serial ?? '没有'}；铭牌上写的是：`,
  notFound: (code: string): string => `扫到的编号没有查到，请帮我核实：${code}`,
  misplaced: (code: string): string => `我手上有一件别人的包裹，单号 ${code}。在哪里捡到的，或者送到了哪里：`,
}
