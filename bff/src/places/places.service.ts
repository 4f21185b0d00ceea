import type { Point } from '@onehall/shared/contract/places'
import type { Place } from '@onehall/shared/domain/job-states'
import { Problem } from '@onehall/shared/problem'
import { toWgs84 } from './datum.ts'
import type { MapProvider } from './map.client.ts'

export interface Places {
  /**
   * The address of where a person is: looked up once and kept nowhere.
   * Throws consent.required, place.unknown, map.unavailable.
   */
  nameAddress(personId: string, point: Point): Promise<NamedAddress>
  /** Where a map of a district is opened (WGS84). Throws place.unknown, map.unavailable. */
  middleOf(regionCode: string): Promise<Place>
}

interface NamedAddress {
  regionCode: string
  regionText: string
  detail: string
}

interface Parts {
  map: MapProvider
  /** Throws consent.required unless she lets us use her place. */
  requireConsent(personId: string): Promise<void>
  /** 安徽省合肥市蜀山区; null where the code names no district that one can live in */
  districtText(code: string): string | null
}

export function createPlaces({ map, requireConsent, districtText }: Parts): Places {
  const named = async (place: Place): Promise<NamedAddress | null> => {
    const found = await map.reverse(place)
    const regionText = found && districtText(found.regionCode)
    return regionText ? { regionCode: found.regionCode, regionText, detail: found.street } : null
  }
  return {
    async nameAddress(personId, point) {
      await requireConsent(personId)
      const address = await named(toWgs84(point))
      if (!address) throw new Problem('place.unknown')
      return address
    },
    async middleOf(regionCode) {
      const middle = districtText(regionCode) === null ? null : await map.middle(regionCode)
      if (!middle) throw new Problem('place.unknown')
      return middle
    },
  }
}
