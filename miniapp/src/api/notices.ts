import type * as Contract from '@onehall/shared/contract/notices'
import { absolute, client } from './client.ts'
import type { Query, Reply } from './contract.ts'
import { at } from './create-client.ts'

type Notices = typeof Contract

export const listNotices = (query: Pick<Query<Notices['listNotices']>, 'cursor'>) =>
  client.call<Reply<Notices['listNotices']>>({ method: 'GET', path: '/notices', query })

export const getNotice = (id: string) =>
  client.call<Contract.NoticeView>({ method: 'GET', path: at`/notices/${id}` })

export const getNoticeLoop = (id: string) =>
  client.call<Reply<Notices['getNoticeLoop']>>({ method: 'GET', path: at`/notices/${id}/loop` })

export const getLoop = () => client.call<Contract.LoopView>({ method: 'GET', path: '/loop' })

export const getFund = () => client.call<Contract.FundView>({ method: 'GET', path: '/fund' })

/**
 * Where a portrait is for this app. The address in a notice names the server as it calls itself; a browser that came
 * by another name (127.0.0.1 for localhost) may show, and draw, only what is of its own origin.
 */
export const portraitSrc = (id: string, which: 'then' | 'aged'): string =>
  absolute(at`/api/v1/notices/${id}/portraits/${which}`)
