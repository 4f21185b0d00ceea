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

export const dismissNoticeQuestion = (id: string) =>
  client.call<null>({ method: 'POST', path: at`/parcels/${id}/notice-question/dismissal` })
