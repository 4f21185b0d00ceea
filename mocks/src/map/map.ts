import { z } from 'zod'
import { createBehaviour, REPLY_MODES } from '../server/behaviour.ts'
import type { Server } from '../server/listen.ts'
import { answer, readAs, readQuery, Refusal, type Call } from '../server/routes.ts'
import { openStandIn } from '../server/stand-in.ts'
import { addressAt } from './streets.ts'
import { districtAt, districtLike, isOnTheMap } from './districts.ts'
import { drawTile } from './draw.ts'

const whole = z.coerce.number().int().min(0)
const tile = z
  .strictObject({ z: whole.max(18), x: whole, y: whole })
  .refine((one) => one.x < 2 ** one.z && one.y < 2 ** one.z, 'no such tile')
const spot = z.strictObject({
  lat: z.coerce.number().min(-85).max(85),
  lng: z.coerce.number().min(-180).max(180),
})

const district = z.strictObject({ code: z.string().regex(/^\d{6}$/) })

/**
 * A map's provider, in WGS84: `GET /tiles/:z/:x/:y` draws streets that are nowhere, `GET /reverse` names them,
 * `GET /districts/:code` says where a district has its middle.
 */
export function createMap({ port }: { /** 0 takes a free one */ port: number }): Promise<Server> {
  return openStandIn({
    port,
    behaviour: createBehaviour(REPLY_MODES),
    routes: {
      'GET /tiles/:z/:x/:y': (call: Call) => ({
        status: 200,
        type: 'image/svg+xml',
        body: drawTile(readAs(tile, call.params)),
      }),
      'GET /reverse': (call) => {
        const place = readQuery(call, spot)
        if (!isOnTheMap(place)) throw new Refusal(404, { error: 'not on this map' })
        return answer(200, { regionCode: districtAt(place).code, street: addressAt(place) })
      },
      'GET /districts/:code': (call) => {
        const found = districtLike(readAs(district, call.params).code)
        if (!found) throw new Refusal(404, { error: 'not on this map' })
        return answer(200, { lat: found.lat, lng: found.lng })
      },
    },
  })
}
