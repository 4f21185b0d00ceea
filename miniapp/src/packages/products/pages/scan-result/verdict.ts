import type { ScanView } from '@onehall/shared/contract/products'
import { longDay } from '@onehall/shared/domain/time'

export type ProductScan = Extract<ScanView, { kind: 'product' }>
export type UnknownScan = Extract<ScanView, { kind: 'unknown' }>
export type OtherScan = Extract<ScanView, { kind: 'parcel' | 'notice' | 'job' }>

export interface Verdict {
  /** the one sentence */
  title: string
  look: 'genuine' | 'bad' | 'plain'
  /** what it rests on */
  because: string
}

/** What can be said of a product's code, no more than it proves. */
export function verdictOf({ genuine, product: { brand }, scans }: ProductScan): Verdict {
  switch (genuine) {
    case 'first':
      return { title: `是${brand}正品`, look: 'genuine', because: '首次查询，之前没人扫过' }
    case 'seen':
      return { title: `是${brand}正品`, look: 'genuine', because: seenWords(scans) }
    case 'copied':
      return { title: '小心，可能是仿的', look: 'bad', because: '这个码几天里在很多地方被扫过' }
    case 'unknown':
      return { title: '只认得出型号', look: 'plain', because: '这个码上没有序列号，真伪查不了' }
  }
}

const seenWords = (scans: ProductScan['scans']): string =>
  scans ? `第 ${scans.count} 次查询，第一次是 ${longDay(scans.firstAt)}` : '之前有人扫过'

/** What is wrong with a code that leads nowhere. The reply's own sentence says what to do. */
export const TITLE_OF_REASON: Record<UnknownScan['reason'], string> = {
  form: '这个码里没有编号',
  check_digit: '编号有一位对不上',
  not_ours: '这不是一厅的码',
  not_found: '没有查到这个编号',
}

/** What one would write to us about it; the person can change every word. */
export const words = {
  copied: (scan: ProductScan): string =>
    `扫码提示可能是仿的，请帮我核实。型号 ${scan.product.model}，序列号 ${scan.unit?.serial ?? '没有'}。`,
  mismatch: (scan: ProductScan): string =>
    `机身铭牌和扫码结果对不上，请帮我核实。扫出来是 ${scan.product.model}，序列号 ${scan.unit?.serial ?? '没有'}；铭牌上写的是：`,
  notFound: (code: string): string => `扫到的编号没有查到，请帮我核实：${code}`,
  parcel: (code: string): string => `我想查包裹 ${code} 到哪了`,
}
