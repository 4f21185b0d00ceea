import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { isOver, legRank, type RequestKind } from '@onehall/shared/domain/request-states'
import type { RequestBrief, RequestView } from '@onehall/shared/contract/requests'
import { key, type Answer, type Caller } from '../support/caller.ts'

/** Somebody who is signed in, at each of the doors that there are; the first is tried first. */
export interface Patient {
  doors: Caller[]
}

/** What a client was told was accepted: one 201. */
interface Told {
  id: string
  legIds: string[]
  /** ids of the messages that were accepted after the first one */
  messageIds: string[]
}

export const toTold = ({ id, legs }: RequestView): Told => ({
  id,
  legIds: legs.map((leg) => leg.id),
  messageIds: [],
})

/** People with phones on a bad line: they repeat what they sent, under the same key, until they get an answer. */
export interface Crowd {
  people: Patient[]
  told: Told[]
  /** attempts, those that ended without an answer, and those answered with a 5xx other than "come back later" */
  line: { attempts: number; broken: number; errors: string[] }
  /** legs that somebody saw going back */
  backwards: string[]
  /** Opens one request; gives it as the 201 had it. */
  open(person: Patient, kind: RequestKind, text: string): Promise<RequestView>
  say(person: Patient, told: RequestView, text: string): Promise<void>
  /**
   * Looks at everybody's list now and then and confirms the times that departments name; ends when what `opening` does
   * is done and every request told is over, or when nothing moves any more: then the books show what is missing.
   */
  seeThrough(opening: Promise<unknown>): Promise<void>
}

type Headers = Record<string, string>
const LATER = new Set(['idempotency.running', 'request.busy', 'server.unavailable', 'rate.limited'])
const PATIENCE_MS = 400_000
const LOOK_EVERY_MS = 3_000
/** Longer than any pause between two tries that a test comes to. */
const STANDSTILL_MS = 60_000

/** People who sign in and act at one of the doors each, in turn, and go to the next where theirs is closed. */
export async function gatherCrowd(doors: Caller[], size: number): Promise<Crowd> {
  const people = await Promise.all(
    Array.from({ length: size }, async (_, i): Promise<Patient> => {
      const { body } = await doors[i % doors.length]!.post('auth/wechat', { code: `demo-${randomUUID()}` })
      const mine = doors.map((door) => door.as(body.accessToken))
      return { doors: [...mine.slice(i % doors.length), ...mine.slice(0, i % doors.length)] }
    }),
  )
  const told: Told[] = []
  const line: Crowd['line'] = { attempts: 0, broken: 0, errors: [] }
  const backwards: string[] = []
  const ranks = new Map<string, number>()
  const confirmed = new Set<string>()
  const over = new Set<string>()
  let movedAt = 0
  const moved = (): void => {
    movedAt = Date.now()
  }

  const insist = async <T>(
    person: Patient,
    send: (door: Caller, headers: Headers) => Promise<Answer<T>>,
  ): Promise<Answer<T>> => {
    const headers = key()
    const until = Date.now() + PATIENCE_MS
    for (let pause = 100; ; pause = Math.min(pause * 2, 1_600)) {
      line.attempts++
      let heard = 'nothing'
      try {
        const answer = await send(person.doors[0]!, headers)
        const { code = '' } = answer.body as { code?: string }
        if (answer.status < 500 && !LATER.has(code)) return answer
        heard = `${answer.status} ${code}`
        if (!LATER.has(code)) line.errors.push(heard)
      } catch {
        line.broken++
        person.doors.push(person.doors.shift()!)
      }
      if (Date.now() > until) throw new Error(`no answer that counts; the last was ${heard}`)
      await wait(pause * (0.5 + Math.random()))
    }
  }

  const look = async (person: Patient): Promise<void> => {
    const { body } = await insist<{ items: RequestBrief[] }>(person, (door) => door.get('requests?limit=100'))
    for (const { id, status, legs, abilities } of body.items) {
      for (const leg of legs) {
        const [before, now] = [ranks.get(leg.id) ?? 0, legRank(leg.status)]
        if (now < before) backwards.push(`${leg.id} to ${leg.status}`)
        if (now !== before) moved()
        ranks.set(leg.id, now)
      }
      if (isOver(status)) over.add(id)
      if (!abilities.includes('confirm') || confirmed.has(id)) continue
      confirmed.add(id)
      await insist(person, (door, headers) =>
        door.post(`requests/${id}/actions`, { action: 'confirm' }, headers),
      )
    }
  }

  return {
    people,
    told,
    line,
    backwards,
    async open(person, kind, text) {
      const { status, body } = await insist<RequestView>(person, (door, headers) =>
        door.post('requests', { kind, text }, headers),
      )
      if (status !== 201) throw new Error(`an opening was refused: ${JSON.stringify(body)}`)
      told.push(toTold(body))
      return body
    },
    async say(person, { id }, text) {
      const { status, body } = await insist<{ id: string }>(person, (door, headers) =>
        door.post(`requests/${id}/messages`, { text }, headers),
      )
      if (status === 201) told.find((one) => one.id === id)!.messageIds.push(body.id)
    },
    async seeThrough(opening) {
      let opened = false
      const isDone = (): boolean => opened && told.every(({ id }) => over.has(id))
      const watch = async (): Promise<void> => {
        while (!isDone() && !(opened && Date.now() > movedAt + STANDSTILL_MS)) {
          await wait(LOOK_EVERY_MS)
          await Promise.all(people.map(look))
        }
      }
      const open = async (): Promise<void> => {
        await opening
        opened = true
        moved()
      }
      await Promise.all([open(), watch()])
    },
  }
}
