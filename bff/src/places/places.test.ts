import { expect, test } from 'vitest'
import { distanceKm } from '@onehall/shared/domain/job-states'
import { createMetrics } from '../platform/metrics.ts'
import { toWgs84 } from './datum.ts'
import { createMap } from './map.client.ts'

test('one doorway, shown on two maps, is one place', () => {
  // Tian'anmen, as WGS84 and as GCJ-02 have it
  const byBrowser = toWgs84({ lat: 39.9075, lng: 116.3912, datum: 'wgs84' })
  const byWechat = toWgs84({ lat: 39.9089, lng: 116.3974, datum: 'gcj02' })
  expect(distanceKm(byBrowser, byWechat)).toBeLessThan(0.05)
})

test('where there is no map, it says so', async () => {
  const none = createMap(undefined, createMetrics())
  await expect(none.tile({ z: 3, x: 1, y: 1 })).rejects.toMatchObject({ code: 'map.unavailable' })
  await expect(none.reverse({ lat: 31, lng: 117 })).rejects.toMatchObject({ code: 'map.unavailable' })
})
