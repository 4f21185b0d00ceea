import { z } from 'zod'
import { endpoint } from './endpoint.ts'

const tag = 'places'

/**
 * A point as a device gave it. `wgs84` is what browsers and satellites say, `gcj02` what maps in China are shifted to,
 * WeChat's among them: 300 to 600 m apart. Four decimals are some ten metres: a doorway, not a window.
 */
const degrees = (most: number) =>
  z
    .number()
    .min(-most)
    .max(most)
    .transform((value) => Math.round(value * 1e4) / 1e4)
export const point = z.strictObject({
  lat: degrees(85),
  lng: degrees(180),
  datum: z.enum(['wgs84', 'gcj02']).default('wgs84'),
})
export type Point = z.output<typeof point>

const whole = z.coerce.number().int().min(0)

export const getMapTile = endpoint({
  id: 'getMapTile',
  tag,
  method: 'GET',
  path: '/map/tiles/:z/:x/:y',
  summary:
    'A piece of the map (Web Mercator, WGS84), fetched for whoever asks: the map’s provider sees no one',
  who: 'anyone',
  anonymous: true,
  params: z
    .strictObject({ z: whole.max(18), x: whole, y: whole })
    .refine(({ z, x, y }) => x < 2 ** z && y < 2 ** z, '没有这一块'),
  replies: { 200: null },
  problems: ['map.unavailable'],
  // a look at a map is thirty of them, and a mobile carrier puts thousands of people behind one network
  limit: { times: 6000, seconds: 60 },
})

export const getMapDistrict = endpoint({
  id: 'getMapDistrict',
  tag,
  method: 'GET',
  path: '/map/districts/:code',
  summary:
    'Where a district has its middle (WGS84), so that a map can be opened there; asked for like its pieces',
  who: 'anyone',
  anonymous: true,
  params: z.strictObject({ code: z.string().regex(/^\d{6}$/) }),
  replies: { 200: z.object({ lat: z.number(), lng: z.number() }) },
  problems: ['place.unknown', 'map.unavailable'],
  limit: { times: 6000, seconds: 60 },
})

export const nameAddress = endpoint({
  id: 'nameAddress',
  tag,
  method: 'POST',
  path: '/places/address',
  summary: 'The district and street of where somebody is, once, for a form; kept nowhere',
  who: 'person',
  body: point,
  replies: {
    200: z.object({
      regionCode: z.string().regex(/^\d{6}$/),
      /** 安徽省合肥市蜀山区 */
      regionText: z.string(),
      /** the street and a number, as far as the map knows them */
      detail: z.string(),
    }),
  },
  problems: ['consent.required', 'place.unknown', 'map.unavailable'],
  // asked again it is the same, and no reply of it is to be kept
  repeatable: true,
  limit: { times: 60, seconds: 60 },
})
