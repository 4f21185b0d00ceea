import { afterAll, beforeAll, expect, test } from 'vitest'
import { openHouse, openTwin, type House } from '../support/house.ts'
import { openLive, refusedWith } from '../support/live.ts'
import { importPerson, newPerson } from '../support/people.ts'
import { eventually } from '../support/waiting.ts'

let house: House
let twin: Awaited<ReturnType<typeof openTwin>>

beforeAll(async () => {
  house = await openHouse()
  twin = await openTwin(house)
})
afterAll(async () => {
  await twin.close()
  await house.close()
})

test("what happens in one process reaches the person's sockets in both, in the order of its numbers", async () => {
  const person = await newPerson(house)
  const here = await openLive(house.url, person.api)
  const there = await openLive(twin.url, person.api)
  const { body } = await person.api.post('requests', { kind: 'purchase', text: '这款还有货吗' })
  await eventually(
    () => person.api.get(`requests/${body.id}`),
    (r) => r.body.status === 'resolved',
  )
  const { items } = (await person.api.get(`requests/${body.id}/events?after=0`)).body
  const numbers = items.map((event: { seq: number }) => event.seq)
  for (const socket of [here, there]) {
    const heard = await eventually(
      () => Promise.resolve(socket.messages),
      (m) => m.length >= numbers.length,
    )
    expect(heard.map((m) => m.seq).sort((a, b) => a! - b!)).toEqual(numbers)
    socket.close()
  }
})

test('who was away asks for what was missed, by its number', async () => {
  const person = await newPerson(house)
  const { body } = await person.api.post('requests', { kind: 'complaint', text: '一' })
  const socket = await openLive(twin.url, person.api)
  socket.close()
  await person.api.post(`requests/${body.id}/messages`, { text: '二' })
  const missed = await person.api.get(`requests/${body.id}/events?after=${body.seq}`)
  expect(missed.body.items).toMatchObject([{ type: 'message', seq: Number(body.seq) + 1 }])
})

test("nobody hears what is somebody else's; agents hear of the queue, not of the words", async () => {
  const [person, stranger] = [await newPerson(house), await newPerson(house)]
  const agent = await importPerson(house, { role: 'agent', name: '许宁' })
  const strange = await openLive(twin.url, stranger.api)
  const desk = await openLive(twin.url, agent.api)
  const { body } = await person.api.post('requests', { kind: 'complaint', text: '秘密的话' })
  const heard = await eventually(
    () => Promise.resolve(desk.messages),
    (m) => m.some((n) => n.requestId === body.id),
  )
  expect(heard.find((n) => n.requestId === body.id)).toEqual({
    channel: 'desk',
    type: 'queued',
    requestId: body.id,
    danger: false,
  })
  expect(strange.messages).toEqual([])
  strange.close()
  desk.close()
})

test('a ticket is for one use, and there is no door without one', async () => {
  const person = await newPerson(house)
  const { ticket } = (await person.api.post('live/ticket')).body
  expect(await refusedWith(house.url, ticket)).toBe(101)
  expect(await refusedWith(house.url, ticket)).toBe(401)
  expect(await refusedWith(house.url, 'made-up')).toBe(401)
  expect((await house.api.post('live/ticket')).status).toBe(401)
})
