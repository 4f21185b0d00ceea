import type * as Contract from '@onehall/shared/contract/requests'
import { client } from './client.ts'
import type { Body, Query, Reply } from './contract.ts'
import { at } from './create-client.ts'

type Requests = typeof Contract
type Request = Contract.RequestView

export const openRequest = (body: Contract.OpenRequestInput, key: string) =>
  client.call<Request>({ method: 'POST', path: '/requests', body, key })

export const listRequests = (query: Query<Requests['listRequests']>) =>
  client.call<Reply<Requests['listRequests']>>({ method: 'GET', path: '/requests', query: plain(query) })

export const getRequest = (id: string) => client.call<Request>({ method: 'GET', path: at`/requests/${id}` })

/** What happened after the event with this number, oldest first. */
export const listEvents = (id: string, after: number) =>
  client.call<Reply<Requests['listEvents']>>({
    method: 'GET',
    path: at`/requests/${id}/events`,
    query: { after },
  })

export const sendMessage = (id: string, body: Body<Requests['sendMessage']>, key: string) =>
  client.call<Contract.MessageView>({ method: 'POST', path: at`/requests/${id}/messages`, body, key })

export const actOnRequest = (id: string, body: Body<Requests['actOnRequest']>, key: string) =>
  client.call<Request>({ method: 'POST', path: at`/requests/${id}/actions`, body, key })

export const rateRequest = (id: string, body: Body<Requests['rateRequest']>, key: string) =>
  client.call<Request>({ method: 'POST', path: at`/requests/${id}/rating`, body, key })

/** Whether the unit is to be registered for her, or yes or no to extra charges of the visit. */
export const answerVisit = (id: string, body: Body<Requests['answerVisit']>, key: string) =>
  client.call<Request>({ method: 'POST', path: at`/requests/${id}/visit`, body, key })

export const listSlots = (query: Query<Requests['listSlots']>) =>
  client.call<Reply<Requests['listSlots']>>({ method: 'GET', path: '/slots', query: plain(query) })

export const listPrices = (query: Query<Requests['listPrices']>) =>
  client.call<Contract.PricesView>({ method: 'GET', path: '/prices', query: plain(query) })

export const listOrders = () => client.call<Reply<Requests['listOrders']>>({ method: 'GET', path: '/orders' })

/** Coerced numbers are `unknown` on the way in: on the wire they are text. */
const plain = (query: object): Record<string, string | undefined> =>
  Object.fromEntries(
    Object.entries(query).map(([name, value]) => [name, value === undefined ? value : String(value)]),
  )
