import type * as Contract from '@onehall/shared/contract/live'
import { client } from './client.ts'
import type { Body, Reply } from './contract.ts'

type Live = typeof Contract

/** What WeChat may be asked consent for, and how many messages of each may still be sent. */
export const listTemplates = () =>
  client.call<Reply<Live['listTemplates']>>({ method: 'GET', path: '/subscriptions' })

/** What the person chose: each consent is one message. */
export const saveSubscriptions = (body: Body<Live['saveSubscriptions']>, key: string) =>
  client.call<null>({ method: 'POST', path: '/subscriptions', body, key })
