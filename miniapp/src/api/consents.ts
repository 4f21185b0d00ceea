import type * as Contract from '@onehall/shared/contract/consents'
import type { Purpose } from '@onehall/shared/domain/purposes'
import { client } from './client.ts'
import type { Query, Reply } from './contract.ts'
import { at } from './create-client.ts'

type Consents = typeof Contract

export const listConsents = () =>
  client.call<Reply<Consents['listConsents']>>({ method: 'GET', path: '/consents' })

export const getConsent = (purpose: Purpose) =>
  client.call<Contract.ConsentView>({ method: 'GET', path: at`/consents/${purpose}` })

export const decideConsent = (purpose: Purpose, body: Contract.DecideConsentInput, key: string) =>
  client.call<Reply<Consents['decideConsent']>>({
    method: 'PUT',
    path: at`/consents/${purpose}`,
    body,
    key,
  })

export const listConsentHistory = (query: Pick<Query<Consents['listConsentHistory']>, 'cursor'>) =>
  client.call<Reply<Consents['listConsentHistory']>>({ method: 'GET', path: '/consents/history', query })

export const getConsentReceipt = (id: string) =>
  client.call<Contract.ConsentReceiptView>({ method: 'GET', path: at`/consents/receipts/${id}` })
