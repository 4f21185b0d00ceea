import type { RequestKind } from '@onehall/shared/domain/request-states'
import type { Route } from './understanding.ts'

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

/** What a request is called in lists: 洗烘一体机报修; a question is called by what departments will do: 退换货，改时间. */
export function titleFor(kind: RequestKind, category: string | undefined, routes: readonly Route[]): string {
  const deeds = [...new Set(routes.map((route) => route.title))].slice(0, 2).join('，')
  const words = kind === 'question' && deeds !== '' ? deeds : WORDS[kind]
  return (category ?? '') + words
}
