import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { openProcessHouse, type ProcessHouse } from '../support/process-house.ts'
import { expectAllDone } from './books.ts'
import { gatherCrowd, type Crowd, type Patient } from './crowd.ts'

const PEOPLE = 20
const OPENINGS = 200
const KILLS = 20
/** what is opened anew in each life of the BFF, beside what the lives before left open */
const A_LIFE = OPENINGS / KILLS

let house: ProcessHouse
let crowd: Crowd

beforeAll(async () => {
  house = await openProcessHouse({ mongoUri: inject('mongoUri'), redisUrl: inject('redisUrl') })
  const bff = await house.start()
  crowd = await gatherCrowd([house.api], PEOPLE)
  await bff.kill()
})
afterAll(() => house.close())

test('kill -9 of the BFF at random moments: every accepted request reaches its department once and is done', async () => {
  let kills = 0
  const openAndSay = async (person: Patient): Promise<void> => {
    const request = await crowd.open(person, 'repair', '洗衣机不排水')
    await crowd.say(person, request, '再补一句')
  }
  const opening: Promise<void>[] = []
  const openMore = (): void => {
    for (let n = 0; n < A_LIFE; n++) opening.push(openAndSay(crowd.people[opening.length % PEOPLE]!))
  }
  /** Lets a few be accepted, or none, and kills it then and there. */
  const killAll = async (): Promise<void> => {
    for (; kills < KILLS; kills++) {
      openMore()
      const bff = await house.start()
      const enough = crowd.told.length + Math.floor(Math.random() * A_LIFE)
      while (crowd.told.length < enough) await wait(5)
      await wait(Math.random() * 20)
      await bff.kill()
    }
    await house.start()
    await Promise.all(opening)
  }
  await crowd.seeThrough(killAll())
  await expectAllDone('kill -9 of the BFF', { house, crowd, more: { kills } })
  expect(crowd.told).toHaveLength(OPENINGS)
})
