import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { House } from '../../support/house.ts'
import { importConsentsAndNotices, PARCEL } from '../../support/parcels.ts'
import {
  newDeskKey,
  newOfficer,
  openDesk,
  openDeskPlace,
  type Officer,
  type OpenDesk,
} from '../../support/tip-desk.ts'
import { eventually } from '../../support/waiting.ts'
import { expectFrugal } from './frugal.ts'
import { openHouseForPhone, openPhone, type Phone } from './phone.ts'
import { takePhoto } from './photo.ts'

let house: House
let desk: OpenDesk
let officer: Officer
let phone: Phone
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'onehall-photo-'))
  const deskKey = newDeskKey()
  house = await openHouseForPhone({ env: { TIP_DESK_PUBLIC_KEY: deskKey.publicKey } })
  await importConsentsAndNotices(house)
  desk = await openDesk(await openDeskPlace(house, deskKey))
  officer = await newOfficer(house, desk.url)
  phone = await openPhone(house, `demo-${randomUUID()}`)
})
afterAll(async () => {
  await phone.close()
  await desk.close()
  await house.close()
  await rm(folder, { recursive: true })
})

/** The desk's part of it: asks its sender, hands it over, and the police answer. */
async function worksOnIt(tipId: string) {
  const on = `tip-desk/tips/${tipId}`
  const { noticeId } = (await officer.api.get('tip-desk/tips')).body.items[0]
  await officer.api.post(`tip-desk/notices/${noticeId}/declaration`, { related: false })
  // what WeChat's map says is shown on the desk's map, which is another
  const { place, point } = (await officer.api.get(on)).body
  expect(place).toBe('山东省德州市德城区东风路 汽车站')
  expect([point.lat, point.lng].map((degrees) => degrees.toFixed(2))).toEqual(['37.45', '116.30'])
  await officer.api.send('PUT', `${on}/lane`, { lane: 'credible' })
  await officer.api.send('PUT', `${on}/grades`, { source: 'B', content: 2 })
  return {
    ask: (text: string) => officer.api.post(`${on}/messages`, { text }),
    async handOver(text: string) {
      await officer.api.post(`${on}/handover`, { text, photoIds: [] })
      const { handover } = await eventually(
        async () => (await officer.api.get(on)).body,
        (tip) => tip.handover?.state === 'accepted',
      )
      const body = JSON.stringify({ caseRef: handover.caseRef, disposition: 'found' })
      await fetch(`${desk.police.url}/__dispose`, { method: 'POST', body })
    },
  }
}

test('a parcel on a doorstep, a child on it, a tip with a picture, its receipt; asked, answered, found', async () => {
  const { screen } = phone
  await phone.willScan(`(00)${PARCEL.arriving}`)
  await screen.taps('扫一扫')
  await screen.sees('箱子上印着一则寻人公告')
  await screen.taps('箱子上印着一则寻人公告')
  await screen.sees('可能是我')
  await screen.taps('我见过')
  await screen.sees('您看到了什么')
  await screen.writes('您看到了什么', '在汽车站，右手腕有块像小鱼的胎记')
  await screen.taps('今天')
  await screen.sees('先打 110')
  await phone.willChoosePlace({
    name: '汽车站',
    address: '山东省德州市德城区东风路',
    latitude: 37.4502,
    longitude: 116.3061,
  })
  await screen.taps('选市县')
  for (const name of ['山东省', '德州市', '德城区']) await screen.taps(name)
  await screen.taps('在地图上标一下')
  if (phone.host) await screen.taps('同意')
  await screen.sees('已在地图上标了一点')
  // WeChat's map was opened on the district that was picked
  const opened = phone.host?.ui.acts.filter(({ api }) => api === 'chooseLocation')
  expect(opened ?? [{ options: { latitude: 37.45 } }]).toMatchObject([{ options: { latitude: 37.45 } }])
  await phone.willPhotograph(await takePhoto(folder))
  await screen.taps('加一张')
  await screen.sees('拍摄地点、机型已经去掉')

  // on the phone until it is sent, and not a word longer
  const kept = (): string | undefined => {
    const storage = phone.host?.wx.storage
    return storage && JSON.stringify(storage.keys.map((key) => [key, storage.get(key)]))
  }
  await expect.poll(() => kept() ?? '小鱼').toContain('小鱼')
  await screen.taps('提交线索')
  await screen.sees('收到了，谢谢您')
  const receipt = /回执号(\d{20})/.exec(await screen.words())?.[1] ?? ''
  expect(receipt).not.toBe('')
  expect(kept() ?? '').not.toMatch(new RegExp(`小鱼|onehall\\.tip|${receipt}`))
  await screen.taps('复制')
  await screen.sees('复制好了')
  await screen.taps('完成')

  await screen.taps('我见过')
  await screen.taps('已经有回执号，看进展')
  await screen.writes('回执号', receipt)
  await screen.taps('看进展')
  await screen.sees('已收到，还没人看')
  const [stored] = await house.db.collection('tips').find().toArray()
  expect(JSON.stringify(stored)).not.toContain('小鱼')

  await eventually(
    async () => (await officer.api.get('tip-desk/tips')).body.items,
    (items) => items.length === 1,
  )
  const work = await worksOnIt(String(stored!['_id']))
  await work.ask('胎记在左手还是右手？')
  await screen.taps('看有没有新的')
  await screen.sees('胎记在左手还是右手')
  await screen.writes('回答专员', '右手，手心朝上那一面')
  await screen.taps('发给专员')
  await screen.sees('手心朝上')
  await work.handOver('汽车站，女孩，右腕内侧有鱼形胎记')
  await eventually(
    async () => (await house.api.post('tips/status', { receipt })).body,
    ({ disposition }) => disposition === 'found',
  )
  await screen.taps('看有没有新的')
  await screen.sees('人找到了')
})

test('nothing of it went wrong unseen', () => expectFrugal('a tip', phone))
