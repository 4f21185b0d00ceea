import type Router from '@koa/router'
import * as contract from '@onehall/shared/contract/places'
import { mount, reply, type Door } from '../http/route.ts'
import type { MapProvider } from './map.client.ts'
import type { Places } from './places.service.ts'

/** A map changes slowly, and what a phone has kept it does not ask for again. */
const KEPT = 'public, max-age=604800'

/**
 * The map comes through this door, at the BFF and at the tip desk: its provider is shown our address and a tile, never
 * who looks. Somebody who is about to say where she saw a child must not be seen to look there. Nobody is known here
 * either: no token is read, no line is logged.
 */
export function mountMapTiles(router: Router, door: Door, map: MapProvider): void {
  mount(router, door, contract.getMapTile, async function getMapTile({ params, http }) {
    const { type, bytes } = await map.tile(params)
    http.set({ 'Cache-Control': KEPT, 'Content-Security-Policy': "default-src 'none'; sandbox" })
    http.type = type
    http.body = bytes
    return reply(200, null)
  })
}

export function mountPlaces(router: Router, door: Door, places: Places): void {
  mount(router, door, contract.getMapDistrict, async function getMapDistrict({ params }) {
    return reply(200, await places.middleOf(params.code), { 'Cache-Control': KEPT })
  })
  mount(router, door, contract.nameAddress, async function nameAddress({ caller, body }) {
    const address = await places.nameAddress(caller.accountId, body)
    return reply(200, address, { 'Cache-Control': 'no-store' })
  })
}
