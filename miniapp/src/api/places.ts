import type * as Contract from '@onehall/shared/contract/places'
import { BASE, client } from './client.ts'
import type { Body, Reply } from './contract.ts'

type Places = typeof Contract

/** Where pieces of the map come from: our own door, at the BFF and at the tip desk alike. */
export const MAP_TILES = `${BASE}/map/tiles/{z}/{x}/{y}`

/** The address of where she is; nothing of it is kept. */
export const nameAddress = (body: Body<Places['nameAddress']>) =>
  client.call<Reply<Places['nameAddress']>>({ method: 'POST', path: '/places/address', body })
