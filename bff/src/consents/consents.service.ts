import type { DecideConsentInput } from '@onehall/shared/contract/consents'
import { basisOf, type Purpose } from '@onehall/shared/domain/purposes'
import { Problem } from '@onehall/shared/problem'
import type { Clock } from '../platform/clock.ts'
import { newId } from '../platform/ids.ts'
import type { Metrics } from '../platform/metrics.ts'
import { pageOf, readCursor } from '../platform/paging.ts'
import type { ConsentText } from './consent-text.ts'
import { holds, mayCarry, replay, wordsOn } from './ledger.policy.ts'
import { idOf, type ConsentLedger, type LedgerRow } from './ledger.repository.ts'
import { eventStateOf, type Receipt } from './receipt.ts'
import type { Served, ServedProofs } from './served.ts'
import type { ConsentTexts } from './texts.repository.ts'

/** A purpose as it stands for a person. */
export interface Standing {
  text: ConsentText
  decision: LedgerRow | undefined
  granted: boolean
  servedId: string | null
}

/** What a person has said of notices on parcels. */
export interface ParcelWords {
  general: { granted: boolean; since: Date | null }
  /** she decided once, for all parcels or for a single one: so she has met the question */
  everDecided: boolean
  choiceOf(parcelId: string): 'yes' | 'no' | null
  mayCarry(parcelId: string): boolean
}

interface Person {
  id: string
  /** what departments know the person by */
  customerRef: string
}

export interface Consents {
  list(personId: string): Promise<{ standings: Standing[]; decisions: number }>
  /** Throws input.invalid where there is no such text. */
  get(personId: string, purpose: Purpose): Promise<Standing>
  /** Throws consent.* and, for one parcel, parcel.unknown, parcel.printed. */
  decide(person: Person, purpose: Purpose, input: DecideConsentInput, operation: string): Promise<LedgerRow>
  history(
    personId: string,
    page: { limit: number; cursor?: string | undefined },
  ): Promise<{ items: LedgerRow[]; nextCursor: string | null }>
  titleOf(purpose: Purpose): Promise<string>
  /** What a no means, in the words of the text that holds now. */
  refusalOf(purpose: Purpose): Promise<string>
  /** Throws receipt.unknown. */
  receipt(personId: string, receiptId: string): Promise<Receipt>
  /** Whether this may be done with a person's data now. What the service itself needs is given with each request. */
  allows(personId: string, purpose: Purpose): Promise<boolean>
  /** Throws consent.required, with what refusing means in the text that the person read. */
  require(personId: string, purpose: Purpose): Promise<void>
  parcelWords(personId: string): Promise<ParcelWords>
  /** Brings a person's decisions along into the account that hers was merged into; harmless to repeat. */
  join(fromId: string, into: Person): Promise<void>
}

interface Parts {
  texts: ConsentTexts
  ledger: ConsentLedger
  proofs: ServedProofs
  clock: Clock
  metrics: Pick<Metrics, 'consentsDecided'>
  /** Throws parcel.unknown unless it is this person's. */
  getParcel(personId: string, parcelId: string): Promise<{ printed: boolean }>
  /** Rooms that hold data by this consent delete them now: the no is answered when they have. Harmless to repeat. */
  forget(personId: string, purpose: Purpose): Promise<void>
}

/** A page may lie open for half a day; who comes back later reads it again before saying yes. */
const SHOWN_FOR_MS = 12 * 3_600_000
/**
 * A decision is confirmed only while its time is fresh: who keeps decisions in memory reads again what is younger than
 * a minute (parcels/decisions), so that one which took long to store is never confirmed and yet overlooked.
 */
const FRESH_MS = 20_000
const TRIES = 50

type Decided = Omit<LedgerRow, 'seq' | 'at' | 'receiptId'>

export function createConsents(parts: Parts): Consents {
  const { texts, ledger, proofs, clock } = parts

  const getText = async (purpose: Purpose): Promise<ConsentText> => {
    const text = await texts.findLatest(purpose)
    if (!text) throw new Problem('input.invalid', '没有这一项')
    return text
  }
  const stand = (
    personId: string,
    text: ConsentText,
    row: LedgerRow | undefined,
    on: Served['on'],
  ): Standing => ({
    text,
    decision: row,
    granted: holds(row, text.version),
    servedId:
      on === 'list' && text.sensitive
        ? null
        : proofs.issue(personId, { purpose: text.purpose, version: text.version, at: clock.now(), on }),
  })

  /** Puts a row at the end of a person's ledger, later than all before it. */
  const append = async (row: Decided): Promise<LedgerRow> => {
    for (let tries = 0; tries < TRIES; tries++) {
      const rows = await ledger.listAll(row.personId)
      const done = rows.findLast((r) => r.operation === row.operation)
      if (done && clock.now().getTime() - done.at.getTime() < FRESH_MS) return done
      const after = Math.max(clock.now().getTime(), ...rows.map((r) => r.at.getTime() + 1))
      // what is stored is confirmed by the next look at it, and only where that was quick
      await ledger.add({ ...row, seq: (rows.at(-1)?.seq ?? 0) + 1, receiptId: newId(), at: new Date(after) })
    }
    throw new Problem('server.unavailable', undefined, { retryAfter: 5 })
  }

  const allows: Consents['allows'] = async (personId, purpose) => {
    if (basisOf(purpose) === 'service') return true
    const [text, rows] = await Promise.all([texts.findLatest(purpose), ledger.listAll(personId)])
    return text !== null && holds(replay(rows).get(purpose), text.version)
  }

  return {
    async list(personId) {
      const [latest, rows] = await Promise.all([texts.listLatest(), ledger.listAll(personId)])
      const state = replay(rows)
      return {
        standings: latest.map((text) => stand(personId, text, state.get(text.purpose), 'list')),
        decisions: rows.length,
      }
    },
    async get(personId, purpose) {
      const [text, rows] = await Promise.all([getText(purpose), ledger.listAll(personId)])
      return stand(personId, text, replay(rows).get(purpose), 'page')
    },

    async decide(person, purpose, input, operation) {
      const { granted, textVersion, servedId, parcelId = null, guardian } = input
      const text = await getText(purpose)
      const served = proofs.read(person.id, servedId)
      checkShown(text, served, input, clock.now())
      if (granted && purpose === 'minor' && !guardian) throw new Problem('consent.guardian_needed')
      if (parcelId !== null) {
        if (purpose !== 'parcel_notice') throw new Problem('consent.no_parcel')
        if ((await parts.getParcel(person.id, parcelId)).printed) throw new Problem('parcel.printed')
      }
      const row = await append({
        personId: person.id,
        purpose,
        parcelId,
        granted,
        textVersion,
        servedAt: served.at,
        servedId,
        mechanism: served.on,
        guardian: granted ? (guardian?.relation ?? null) : null,
        recipientRef: person.customerRef,
        operation,
      })
      if (!granted && parcelId === null) await parts.forget(person.id, purpose)
      parts.metrics.consentsDecided.inc({ purpose, state: granted ? 'granted' : 'refused' })
      return row
    },

    async history(personId, { limit, cursor }) {
      const rows = await ledger.list(personId, limit, readCursor(cursor))
      return pageOf(rows, limit, (row) => ({ at: row.at, id: idOf(row) }))
    },
    titleOf: async (purpose) => (await texts.findLatest(purpose))?.title ?? purpose,
    refusalOf: async (purpose) => (await texts.findLatest(purpose))?.refusal ?? '',
    async receipt(personId, receiptId) {
      const row = await ledger.findReceipt(personId, receiptId)
      const text = row && (await texts.find(row.purpose, row.textVersion))
      if (!row || !text) throw new Problem('receipt.unknown')
      const earlier = (await ledger.listAll(personId)).filter((r) => r.seq < row.seq)
      return { row, text, state: eventStateOf(row, earlier) }
    },

    allows,
    async require(personId, purpose) {
      if (!(await allows(personId, purpose)))
        throw new Problem('consent.required', (await getText(purpose)).refusal)
    },
    async parcelWords(personId) {
      const [text, rows] = await Promise.all([texts.findLatest('parcel_notice'), ledger.listAll(personId)])
      const version = text?.version ?? 0
      const state = replay(rows)
      const general = state.get('parcel_notice')
      const granted = holds(general, version)
      return {
        general: { granted, since: granted ? general!.at : null },
        everDecided: rows.some(({ purpose }) => purpose === 'parcel_notice'),
        choiceOf(parcelId) {
          const { own } = wordsOn(state, 'parcel_notice', parcelId)
          return own ? (own.granted ? 'yes' : 'no') : null
        },
        mayCarry: (parcelId) => mayCarry(wordsOn(state, 'parcel_notice', parcelId), version),
      }
    },

    async join(fromId, into) {
      const rows = await ledger.listAll(fromId)
      for (const row of rows) {
        const operation = `join:${fromId}:${row.seq}`
        if (row.mechanism === 'join' || (await ledger.findByOperation(into.id, operation))) continue
        await bring({
          ...row,
          personId: into.id,
          recipientRef: into.customerRef,
          operation,
          mechanism: 'join',
        })
      }
      const last = replay(rows).get('parcel_notice')
      // nobody prints any more for who the merged account was
      if (last?.granted)
        await append({ ...last, granted: false, mechanism: 'join', operation: `joined:${into.id}` })
    },
  }

  /** A row from elsewhere keeps its receipt and its time: it takes its place among the others by when it was decided. */
  async function bring(row: LedgerRow): Promise<void> {
    for (let tries = 0; tries < TRIES; tries++) {
      const rows = await ledger.listAll(row.personId)
      if (await ledger.add({ ...row, seq: (rows.at(-1)?.seq ?? 0) + 1 })) return
    }
    throw new Problem('server.unavailable', undefined, { retryAfter: 5 })
  }
}

/**
 * A yes needs today's words, shown to this person lately, and a sensitive one its own page. A no needs only that they
 * were shown to her at some time: nobody has to read something new in order to say no.
 */
function checkShown(
  text: ConsentText,
  served: Served | null,
  { granted, textVersion }: DecideConsentInput,
  now: Date,
): asserts served is Served {
  if (textVersion > text.version || (granted && textVersion !== text.version))
    throw new Problem('consent.stale_text')
  if (served?.purpose !== text.purpose || served.version !== textVersion)
    throw new Problem('consent.not_shown')
  if (!granted) return
  if (text.sensitive && served.on !== 'page') throw new Problem('consent.own_page')
  if (now.getTime() - served.at.getTime() > SHOWN_FOR_MS) throw new Problem('consent.not_shown')
}
