import type * as Contract from '@onehall/shared/contract/parcels'
import { client } from './client.ts'
import type { Reply } from './contract.ts'
import { at } from './create-client.ts'

export const listParcels = () =>
  client.call<Reply<(typeof Contract)['listParcels']>>({ method: 'GET', path: '/parcels' })

export const getParcel = (id: string) =>
  client.call<Contract.ParcelView>({ method: 'GET', path: at`/parcels/${id}` })

/** What anybody may know who holds it. */
export const findParcel = (code: string) =>
  client.call<Contract.FoundParcelView>({ method: 'GET', path: at`/parcels/by-code/${code}` })

/** Whether to ask, where something will be shipped, if parcels may carry a notice. */
export const getNoticeQuestion = () =>
  client.call<Contract.NoticeQuestionView>({ method: 'GET', path: '/notice-question' })

export const dismissNoticeQuestion = () =>
  client.call<null>({ method: 'POST', path: '/notice-question/dismissal' })
