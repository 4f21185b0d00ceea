import type * as Contract from '@onehall/shared/contract/products'
import { client } from './client.ts'
import type { Body, Reply } from './contract.ts'
import { at } from './create-client.ts'
import { keptReply, replyOnDevice } from './kept-reply.ts'

type Products = typeof Contract

/** Says what a code is; claims nothing. */
export const scan = (code: string) =>
  client.call<Contract.ScanView>({ method: 'POST', path: '/scans', body: { code } })

export const getProduct = (gtin: string) =>
  client.call<Contract.ProductView>({ method: 'GET', path: at`/products/${gtin}` })

/** The manual: from the server, or as it was kept on the device when there is no network. */
export const getManual = (gtin: string) => keptReply<Contract.ManualView>(at`/products/${gtin}/manual`)

export const manualOnDevice = (gtin: string) =>
  replyOnDevice<Contract.ManualView>(at`/products/${gtin}/manual`)

export const getFault = (gtin: string, code: string) =>
  client.call<Reply<Products['getFault']>>({ method: 'GET', path: at`/products/${gtin}/faults/${code}` })

export const getTrace = (unitId: string) =>
  client.call<Reply<Products['getTrace']>>({ method: 'GET', path: at`/units/${unitId}/trace` })

export const register = (body: Body<Products['register']>, key: string) =>
  client.call<Contract.RegistrationView>({ method: 'POST', path: '/registrations', body, key })

export const listRegistrations = (cursor?: string) =>
  client.call<Reply<Products['listRegistrations']>>({
    method: 'GET',
    path: '/registrations',
    query: { cursor },
  })

export const getRegistration = (id: string) =>
  client.call<Contract.RegistrationDetail>({ method: 'GET', path: at`/registrations/${id}` })

export const offerTransfer = (id: string, body: Body<Products['offerTransfer']>, key: string) =>
  client.call<Contract.RegistrationView>({
    method: 'POST',
    path: at`/registrations/${id}/transfer`,
    body,
    key,
  })

export const withdrawTransfer = (id: string) =>
  client.call<Contract.RegistrationView>({ method: 'DELETE', path: at`/registrations/${id}/transfer` })
