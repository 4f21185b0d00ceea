import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openProcessHouse, type ProcessHouse } from '../support/process-house.ts'
import { expectAllDone } from './books.ts'
import { gatherCrowd, type Crowd, type Patient } from './crowd.ts'

const PEOPLE = 20
const EACH = 10
const KILLS = 20

let house: ProcessHouse
let crowd: Crowd

beforeAll(async () => {
  house = await openProcessHouse()
  const bff = await house.start()
  crowd = await gatherCrowd([house.api], PEOPLE)
  await bff.kill()
})
afterAll(() => house.close())

test('kill -9 of the BFF at random moments: every accepted request reaches its department once and is done', async () => {
  let kills = 0
  /** Opens one request and adds a word to it, once the BFF has been killed so often. */
  const openAfter = async (wanted: number, person: Patient): Promise<void> => {
    while (kills < wanted) await wait(10)
    const request = await crowd.open(person, 'repair', '洗衣机不排水')
    await crowd.say(person, request, '再补一句')
  }
  const openings = crowd.people.flatMap((person, i) =>
    Array.from({ length: EACH }, (_, n) => openAfter(Math.floor(((n + i / PEOPLE) * KILLS) / EACH), person)),
  )
  /** Lets a few be accepted, or none, and kills it then and there. */
  const killAll = async (): Promise<void> => {
    for (; kills < KILLS; kills++) {
      const bff = await house.start()
      const until = crowd.told.length + Math.random() * 16
      for (let i = 0; i < 200 && crowd.told.length < until; i++) await wait(10)
      await bff.kill()
    }
    await house.start()
  }
  await crowd.seeThrough(Promise.all([...openings, killAll()]))
  await expectAllDone('kill -9 of the BFF', { house, crowd, more: { kills } })
  expect(crowd.told).toHaveLength(PEOPLE * EACH)
}, 400_000)
