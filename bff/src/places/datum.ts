import loaded from 'gcoord'
import type { Point } from '@onehall/shared/contract/places'
import type { Place } from '@onehall/shared/domain/job-states'

// its types put what it gives one step deeper than Node finds it
const gcoord = loaded as unknown as typeof loaded.default

/** Where a point lies on our map, whose datum is WGS84. What comes back is right to a metre. */
export function toWgs84({ lat, lng, datum }: Point): Place {
  if (datum === 'wgs84') return { lat, lng }
  const [east, north] = gcoord.transform([lng, lat], gcoord.GCJ02, gcoord.WGS84)
  return { lat: north, lng: east }
}

/** Where a point of WGS84 lies on maps in China. */
export function toGcj02({ lat, lng }: Place): Place {
  const [east, north] = gcoord.transform([lng, lat], gcoord.WGS84, gcoord.GCJ02)
  return { lat: north, lng: east }
}
