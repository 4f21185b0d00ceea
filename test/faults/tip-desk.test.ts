import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { key } from '../support/caller.ts'
import { openHouse, type House } from '../support/house.ts'
import { importConsentsAndNotices } from '../support/parcels.ts'
import { startTipDesk, type Running } from '../support/processes.ts'
import { behave } from '../support/stand-ins.ts'
import { newDeskKey, newOfficer, openDeskPlace, type DeskPlace } from '../support/tip-desk.ts'
import { newTip } from '../support/tips.ts'
import { eventually } from '../support/waiting.ts'

let house: House
let place: DeskPlace
const running: Running[] = []

beforeAll(async () => {
  expect(inject('mongoUri')).toMatch(/^mongodb:/)
  const deskKey = newDeskKey()
  house = await openHouse({ env: { PROXY_HOPS: '1', TIP_DESK_PUBLIC_KEY: deskKey.publicKey } })
  await importConsentsAndNotices(house)
  place = await openDeskPlace(house, deskKey)
})
afterAll(async () => {
  await Promise.all(running.map((desk) => desk.kill()))
  await place.close()
  await house.close()
})

test('killed while it hands over: the police have each case once, and every receipt says so', async () => {
  const first = await startTipDesk(place.env)
  running.push(first)
  const officer = await newOfficer(house, place.url)
  await officer.api.post('tip-desk/notices/n-023/declaration', { related: false })
  const receipts = await Promise.all(
    [1, 2, 3].map((n) => newTip(house.api, { text: `第${n}个目击的人，右手腕有鱼形胎记` })),
  )
  const { items } = await eventually(
    async () => (await officer.api.get('tip-desk/tips?noticeId=n-023')).body,
    (seen) => seen.items?.length === 3,
  )
  // the police take each case and answer so late that the desk dies before it hears of it
  await behave(place.police.url, 'slow', { ms: 3_000 })
  for (const { id } of items) {
    await officer.api.send('PUT', `tip-desk/tips/${id}/lane`, { lane: 'credible' })
    const handed = await officer.api.post(`tip-desk/tips/${id}/handover`, { text: `线索 ${id}` }, key())
    expect(handed.status).toBe(202)
  }
  const atPolice = async (): Promise<{ text: string }[]> =>
    (await (await fetch(`${place.police.url}/__cases`)).json()) as { text: string }[]
  await eventually(atPolice, (cases) => cases.length > 0)
  await first.kill()
  await behave(place.police.url, 'ok')
  running.push(await startTipDesk(place.env))

  for (const receipt of receipts)
    await eventually(
      async () => (await house.api.post('tips/status', { receipt })).body,
      (seen) => seen.disposition === 'in_progress',
      60_000,
    )
  const cases = await atPolice()
  expect(new Set(cases.map((one) => one.text)).size).toBe(3)
  expect(cases).toHaveLength(3)
})
