import { DEPARTMENTS } from '@onehall/shared/domain/request-states'
import { expect } from 'vitest'
import type { Received } from '@onehall/mocks/index'
import type { House } from '../support/house.ts'
import { receivedBy } from '../support/stand-ins.ts'
import { eventually } from '../support/waiting.ts'
import type { Crowd } from './crowd.ts'

type Site = Pick<House, 'db' | 'standIns'>

/** The parts of a stored request that the books are about. */
interface Stored {
  _id: string
  status: string
  seq: number
  events: { seq: number }[]
  messages: { id: string }[]
  legs: { id: string; ref: string | null }[]
}

/** Three books side by side: what clients were told, what is stored, what departments received. */
interface Books {
  /** requests that a client got a 201 for */
  accepted: number
  /** legs of these that their department has, under the number that is stored */
  delivered: number
  resolved: number
  /** what a client was told and that is not stored, or not at its department: requests, legs, messages */
  lost: number
  /** what is stored or at a department and no client was told of, or is there twice: the same three, and case numbers */
  doubled: number
  /** requests whose events are not numbered 1, 2, 3 … */
  torn: number
}

async function readBooks(site: Site, { told }: Crowd): Promise<Books> {
  const stored = await site.db.collection<Stored>('requests').find().toArray()
  const received = (await Promise.all(DEPARTMENTS.map((name) => receivedBy(site.standIns[name].url)))).flat()
  const legs = stored.flatMap((r) => r.legs)
  const cases = new Set(received.filter(isOpening).map((call) => call.idempotencyKey))
  const delivered = legs.filter((leg) => leg.ref !== null && cases.has(leg.id))
  const refs = new Set(delivered.map((leg) => leg.ref))
  const speaking = (await site.db.collection('department_events').distinct('caseRef')) as string[]

  const pairs: [told: string[], found: string[]][] = [
    [told.map((r) => r.id), stored.map((r) => r._id)],
    [told.flatMap((r) => r.messageIds), stored.flatMap((r) => r.messages.slice(1).map((m) => m.id))],
    [told.flatMap((r) => r.legIds), delivered.map((leg) => leg.id)],
    [told.flatMap((r) => r.legIds), [...cases].map(String)],
  ]
  // departments know a message by its place in the thread, so these are counted only
  const words = told.reduce((sum, r) => sum + r.messageIds.length, 0) - wordsHeard(received)
  return {
    accepted: told.length,
    delivered: delivered.length,
    resolved: stored.filter((r) => r.status === 'resolved').length,
    lost: pairs.reduce((sum, [a, b]) => sum + missing(a, b), 0) + Math.max(0, words),
    doubled:
      pairs.reduce((sum, [a, b]) => sum + missing(b, a) + repeated(b), 0) +
      Math.max(0, -words) +
      (delivered.length - refs.size) +
      speaking.filter((ref) => !refs.has(ref)).length,
    torn: stored.filter(({ seq, events }) => events.length !== seq || events.some((e, i) => e.seq !== i + 1))
      .length,
  }
}

const missing = (wanted: string[], there: string[]): number => {
  const known = new Set(there)
  return wanted.filter((id) => !known.has(id)).length
}
const repeated = (ids: string[]): number => ids.length - new Set(ids).size

const isOpening = (call: Received): boolean => call.method === 'POST' && call.path === '/cases'

function wordsHeard(received: Received[]): number {
  const words = received.filter((call) => (call.body as { kind?: string } | null)?.kind === 'text')
  return new Set(words.map((call) => call.idempotencyKey)).size
}

interface Case {
  house: Site
  crowd: Crowd
  /** what else the line should say */
  more?: Record<string, string | number>
}

/**
 * What must be so after every fault, once nothing is left to tell a department: each request told reached its department once and is done, no leg was seen going
 * back, nobody was answered that it is our fault. Prints one line for whoever reads the run.
 */
export async function expectAllDone(what: string, { house, crowd, more = {} }: Case): Promise<void> {
  await eventually(
    () => house.db.collection('requests').countDocuments({ dueAt: { $exists: true } }),
    (left) => left === 0,
    120_000,
  )
  const books = await readBooks(house, crowd)
  const { attempts, broken, errors } = crowd.line
  const figures = { ...books, attempts, broken, errors: errors.length, ...more }
  const words = Object.entries(figures).map(([name, value]) => `${name} ${value}`)
  process.stdout.write(`${what}: ${words.join(', ')}\n`)
  const all = crowd.told.length
  const legs = crowd.told.flatMap((request) => request.legIds).length
  expect(books).toEqual({ accepted: all, delivered: legs, resolved: all, lost: 0, doubled: 0, torn: 0 })
  expect(crowd.backwards).toEqual([])
  expect(errors).toEqual([])
}
