/** Places: the map, fetched so that its provider sees nobody, and the address of where somebody is. */
export { toGcj02, toWgs84 } from './datum.ts'
export { createMap, type MapProvider } from './map.client.ts'
export { mountMapTiles, mountPlaces } from './places.routes.ts'
export { createPlaces } from './places.service.ts'
