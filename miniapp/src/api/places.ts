import type * as Contract from '@onehall/shared/contract/places'
import type { Place } from '@onehall/shared/domain/job-states'
import { BASE, client, stranger } from './client.ts'
import type { Body, Reply } from './contract.ts'
import { at } from './create-client.ts'

type Places = typeof Contract

/** Where pieces of the map come from: our own door, at the BFF and at the tip desk alike. */
export const MAP_TILES = `${BASE}/map/tiles/{z}/{x}/{y}`

/** Where a map of that district is opened: asked as its pieces are, by nobody in particular. */
export const getMapDistrict = (code: string) =>
  stranger.call<Place>({ method: 'GET', path: at`/map/districts/${code}` })

/** The address of where she is; nothing of it is kept. */
export const nameAddress = (body: Body<Places['nameAddress']>) =>
  client.call<Reply<Places['nameAddress']>>({ method: 'POST', path: '/places/address', body })
