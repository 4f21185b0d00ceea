import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { SocketEars } from './live-socket.ts'
import { createLive, type News } from './live.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const READY = JSON.stringify({ channel: 'live', type: 'ready' })
const event = (requestId: string, seq: number): string =>
  JSON.stringify({ channel: 'request', type: 'message', requestId, seq })

/** A live line whose sockets are played by the test. */
function played() {
  const sockets: (SocketEars & { url: string; closed: boolean })[] = []
  let tickets = 0
  let refused = false
  const live = createLive({
    address: () => (refused ? Promise.reject(new Error('503')) : Promise.resolve(`t${(tickets += 1)}`)),
    open(url, ears) {
      const socket = { ...ears, url, closed: false }
      sockets.push(socket)
      return () => void (socket.closed = true)
    },
    random: () => 1,
  })
  const heard: News[] = []
  return {
    live,
    sockets,
    heard,
    hear: (news: News) => void heard.push(news),
    refuse: (now: boolean) => void (refused = now),
    tickets: () => tickets,
    settled: () => vi.advanceTimersByTimeAsync(0),
  }
}

test('opens when somebody listens, says that there was a gap, and brings each what concerns them', async () => {
  const { live, sockets, heard, hear, settled } = played()
  await settled()
  expect(sockets).toHaveLength(0)
  live.on('a', hear)
  live.on('desk', hear)
  await settled()
  expect(sockets.map(({ url }) => url)).toEqual(['t1'])
  expect(live.isOpen()).toBe(false)
  sockets[0]!.heard(READY)
  expect(live.isOpen()).toBe(true)
  sockets[0]!.heard(event('a', 2))
  sockets[0]!.heard(event('b', 7))
  sockets[0]!.heard(JSON.stringify({ channel: 'desk', type: 'queued', requestId: 'b', danger: true }))
  sockets[0]!.heard('not ours')
  expect(heard).toMatchObject([
    { channel: 'gap' },
    { channel: 'gap' },
    { requestId: 'a', seq: 2 },
    { channel: 'desk', requestId: 'b' },
  ])
})

test('a list of requests hears of any of them, and not of the desk', async () => {
  const { live, sockets, heard, hear, settled } = played()
  live.on('requests', hear)
  await settled()
  sockets[0]!.heard(event('a', 2))
  sockets[0]!.heard(event('b', 7))
  sockets[0]!.heard(JSON.stringify({ channel: 'desk', type: 'queued', requestId: 'b', danger: true }))
  expect(heard).toMatchObject([
    { requestId: 'a', seq: 2 },
    { requestId: 'b', seq: 7 },
  ])
})

test('comes back by itself with a new ticket, after ever longer pauses, and tells of the gap', async () => {
  const { live, sockets, heard, hear, refuse } = played()
  live.on('a', hear)
  await vi.advanceTimersByTimeAsync(0)
  sockets[0]!.heard(READY)
  await vi.advanceTimersByTimeAsync(60_000)
  refuse(true)
  sockets[0]!.ended()
  expect(live.isOpen()).toBe(false)
  await vi.advanceTimersByTimeAsync(1000 + 2000)
  refuse(false)
  await vi.advanceTimersByTimeAsync(3999)
  expect(sockets).toHaveLength(1)
  await vi.advanceTimersByTimeAsync(1)
  expect(sockets[1]?.url).toBe('t2')
  sockets[1]!.heard(READY)
  expect(heard).toEqual([{ channel: 'gap' }, { channel: 'gap' }])
})

test('a socket that does not get ready, or ends at once each time, is not tried more and more often', async () => {
  const { live, sockets, hear } = played()
  live.on('a', hear)
  await vi.advanceTimersByTimeAsync(10_000)
  expect(sockets[0]!.closed).toBe(true)
  for (let i = 1; i <= 6; i++) {
    await vi.advanceTimersByTimeAsync(1000 * 2 ** (i - 1))
    sockets[i]!.heard(READY)
    sockets[i]!.ended()
  }
  await vi.advanceTimersByTimeAsync(59_000)
  expect(sockets).toHaveLength(7)
})

test('the network that comes back is not waited for', async () => {
  const { live, sockets, hear, refuse } = played()
  refuse(true)
  live.on('a', hear)
  await vi.advanceTimersByTimeAsync(60_000)
  refuse(false)
  live.hurry()
  await vi.advanceTimersByTimeAsync(0)
  expect(sockets).toHaveLength(1)
  live.hurry()
  await vi.advanceTimersByTimeAsync(0)
  expect(sockets).toHaveLength(1)
})

test('hangs up when nobody listens any more, not from one page to the next; and for another person', async () => {
  const { live, sockets, hear, settled } = played()
  const off = live.on('a', hear)
  await settled()
  sockets[0]!.heard(READY)
  off()
  await vi.advanceTimersByTimeAsync(1000)
  const offNext = live.on('b', hear)
  await vi.advanceTimersByTimeAsync(10_000)
  expect(sockets[0]!.closed).toBe(false)
  live.restart()
  await settled()
  expect(sockets.map(({ url, closed }) => [url, closed])).toEqual([
    ['t1', true],
    ['t2', false],
  ])
  sockets[0]!.heard(READY)
  expect(live.isOpen()).toBe(false)
  offNext()
  await vi.advanceTimersByTimeAsync(3000)
  expect(sockets[1]!.closed).toBe(true)
  await vi.advanceTimersByTimeAsync(120_000)
  expect(sockets).toHaveLength(2)
})
