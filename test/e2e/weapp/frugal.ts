import { expect } from 'vitest'
import type { Phone } from './phone.ts'

/** WeChat takes 1 MB; what is larger than this is felt on a small phone. */
const SET_DATA_MOST = 64 * 1024
/** WeChat carries ten at once. */
const REQUESTS_MOST = 10

/** What a story cost on the phone, and that nothing of it went wrong without anybody seeing it. Real DevTools do not tell. */
export function expectFrugal(story: string, { host }: Phone): void {
  if (host === null) return
  const { setData, requests, ...faults } = host.stats
  const { bytes, route } = setData.largest
  process.stdout.write(
    `${story}: largest setData ${bytes} bytes (${route}) of ${setData.calls}, ` +
      `${requests.calls} requests, at most ${requests.mostAtOnce} at once\n`,
  )
  expect(bytes).toBeLessThanOrEqual(SET_DATA_MOST)
  expect(requests.mostAtOnce).toBeLessThanOrEqual(REQUESTS_MOST)
  expect(faults).toEqual({ exceptions: [], consoleErrors: [], undefinedData: [], unimplemented: [] })
}
