import type { RequestKind } from '@onehall/shared/domain/request-states'

const WORDS: Record<RequestKind, string> = {
  question: '咨询',
  repair: '报修',
  install: '安装',
  delivery: '配送',
  purchase: '购买',
  exchange: '退换',
  complaint: '投诉',
  suggestion: '建议',
}

/** What a request is called in lists: 洗烘一体机报修. */
export const titleFor = (kind: RequestKind, category: string | undefined): string =>
  (category ?? '') + WORDS[kind]
