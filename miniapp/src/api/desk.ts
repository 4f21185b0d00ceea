import type * as Contract from '@onehall/shared/contract/desk'
import { client } from './client.ts'
import type { Body, Reply } from './contract.ts'
import { at } from './create-client.ts'

type Desk = typeof Contract
type Request = Contract.DeskRequestView

export const getQueue = () => client.call<Reply<Desk['getQueue']>>({ method: 'GET', path: '/desk/queue' })

export const getDeskRequest = (id: string) =>
  client.call<Request>({ method: 'GET', path: at`/desk/requests/${id}` })

/** By number, phone or serial number. */
export const findDeskRequests = (find: string) =>
  client.call<Reply<Desk['findDeskRequests']>>({ method: 'GET', path: '/desk/requests', query: { find } })

export const suggestAnswers = (id: string, text?: string) =>
  client.call<Reply<Desk['suggestAnswers']>>({
    method: 'GET',
    path: at`/desk/requests/${id}/suggestions`,
    query: { text },
  })

export const listAgents = () =>
  client.call<Reply<Desk['listAgents']>>({ method: 'GET', path: '/desk/agents' })

/** What an agent does with a request, and what it takes. */
interface DeskActs {
  claim: undefined
  release: undefined
  reply: Body<Desk['replyToRequest']>
  note: Body<Desk['noteOnRequest']>
  route: Body<Desk['routeRequest']>
  transfer: Body<Desk['transferRequest']>
  resolve: Body<Desk['resolveRequest']>
  merge: Body<Desk['mergeRequest']>
}

export type DeskAct = { [A in keyof DeskActs]: { act: A; body: DeskActs[A] } }[keyof DeskActs]

/** Gives the request as it stands after it; of a merge the one that stays. */
export const actAtDesk = (id: string, { act, body }: DeskAct, key: string) =>
  client.call<Request>({ method: 'POST', path: `${at`/desk/requests/${id}`}/${act}`, body, key })

export const getDeskPerson = (id: string) =>
  client.call<Contract.DeskPersonView>({ method: 'GET', path: at`/desk/people/${id}` })

export const unmaskPerson = (id: string, body: Body<Desk['unmaskPerson']>, key: string) =>
  client.call<Reply<Desk['unmaskPerson']>>({ method: 'POST', path: at`/desk/people/${id}/unmask`, body, key })

export const getDeskMetrics = (days: number) =>
  client.call<Contract.DeskMetricsView>({ method: 'GET', path: '/desk/metrics', query: { days } })

export const listDeadLetters = () =>
  client.call<Reply<Desk['listDeadLetters']>>({ method: 'GET', path: '/desk/dead-letters' })
