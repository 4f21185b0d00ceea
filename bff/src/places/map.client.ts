import { circuitBreaker, ConsecutiveBreaker, handleWhen, isBrokenCircuitError } from 'cockatiel'
import { z } from 'zod'
import type { Place } from '@onehall/shared/domain/job-states'
import { Problem } from '@onehall/shared/problem'
import { call, CallError, callForFile, type ReceivedPicture } from '../platform/http-client.ts'
import type { Metrics } from '../platform/metrics.ts'

export interface Tile {
  z: number
  x: number
  y: number
}

/** The map's provider, in WGS84. All throw map.unavailable where it is away, or where there is none. */
export interface MapProvider {
  tile(tile: Tile): Promise<ReceivedPicture>
  /** Null where the map knows no address. */
  reverse(place: Place): Promise<{ regionCode: string; street: string } | null>
  /** The middle of a district; null where the map does not know it. */
  middle(regionCode: string): Promise<Place | null>
}

const TIMEOUT_MS = 3_000
const BREAK_AFTER = 5
const HALF_OPEN_AFTER_MS = 5_000
/** What may be drawn in a page; a map is drawn in one of these. */
const PICTURES = ['image/png', 'image/jpeg', 'image/webp', 'image/svg+xml'] as const
const TILE_BYTES = 512 * 1024

const address = z.object({ regionCode: z.string(), street: z.string().max(100) })
const spot = z.object({ lat: z.number().min(-85).max(85), lng: z.number().min(-180).max(180) })

export function createMap(url: string | undefined, metrics: Metrics): MapProvider {
  // an answer that is no answer counts as well: what speaks nonsense now will do so again
  const breaker = circuitBreaker(
    handleWhen((error) => error instanceof CallError && (error.status ?? 500) >= 500),
    { halfOpenAfter: HALF_OPEN_AFTER_MS, breaker: new ConsecutiveBreaker(BREAK_AFTER) },
  )
  const wire = { peer: 'map', timeoutMs: TIMEOUT_MS, metrics }

  const ask = async <T>(act: (url: string) => Promise<T>): Promise<T> => {
    if (url === undefined) throw new Problem('map.unavailable')
    try {
      return await breaker.execute(() => act(url))
    } catch (error) {
      if (error instanceof CallError || isBrokenCircuitError(error))
        throw new Problem('map.unavailable', undefined, { retryAfter: 5, cause: error })
      throw error
    }
  }

  /** Null where the map answers that it knows nothing there. */
  const look = <T>(operation: string, path: string, reply: z.ZodType<T>): Promise<T | null> =>
    ask((base) =>
      call({ ...wire, operation, url: base + path, reply }).catch((error: unknown) => {
        if (error instanceof CallError && error.status === 404) return null
        throw error
      }),
    )

  return {
    tile: ({ z, x, y }) =>
      ask((base) =>
        callForFile({
          ...wire,
          operation: 'tile',
          url: `${base}/tiles/${z}/${x}/${y}`,
          types: PICTURES,
          maxBytes: TILE_BYTES,
        }),
      ),
    reverse({ lat, lng }) {
      const query = new URLSearchParams({ lat: String(lat), lng: String(lng) })
      return look('reverse', `/reverse?${query.toString()}`, address)
    },
    middle: (regionCode) => look('middle', `/districts/${regionCode}`, spot),
  }
}
