import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { House } from '../../support/house.ts'
import { importConsentsAndNotices, PARCEL } from '../../support/parcels.ts'
import { expectFrugal } from './frugal.ts'
import { openHouseForPhone, openPhone, type Phone } from './phone.ts'
import { takePhoto } from './photo.ts'

let house: House
let phone: Phone
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'onehall-photo-'))
  house = await openHouseForPhone()
  await importConsentsAndNotices(house)
  phone = await openPhone(house, `demo-${randomUUID()}`)
})
afterAll(async () => {
  await phone.close()
  await house.close()
  await rm(folder, { recursive: true })
})

test('a parcel on a doorstep, a child on it, a tip with a picture, its receipt, and how it stands', async () => {
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
  await phone.willPhotograph(await takePhoto(folder))
  await screen.taps('加一张')
  if (phone.host) await screen.taps('同意')
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
})

test('nothing of it went wrong unseen', () => expectFrugal('a tip', phone))
