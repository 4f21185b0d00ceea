import { dayOf } from '@onehall/shared/domain/time'
import { readMasters, type Master } from '../data.ts'
import { chance } from './chance.ts'

/** Two hours each, UTC+8. */
const WINDOWS = [
  ['09:00', '11:00'],
  ['13:00', '15:00'],
  ['15:00', '17:00'],
  ['18:00', '20:00'],
] as const
const DAY = 24 * 3_600_000
const NOTICE = 2 * 3_600_000
/** of 100 windows of a master, so many are taken by people whom nobody plays */
const BUSY = 35

export interface Slot {
  id: string
  from: string
  until: string
  worker: string
  note: string | null
}

/** Where somebody must come, for what, and from which day on. */
export interface Ask {
  regionCode: string | null
  category: string | null
  unit: { gtin: string; serial: string } | null
  /** 2026-11-21; today where it is left out */
  from?: string | undefined
  days: number
  now: Date
  taken: ReadonlySet<string>
}

interface Entry {
  master: Master
  day: string
  window: number
}

const data = readMasters()

/** The masters of a region's city: those of the data, or three that are always the same ones there. */
function mastersOf(regionCode: string | null): Master[] {
  const city = `${(regionCode ?? '').slice(0, 4).padEnd(4, '0')}00`
  const known = data.masters.filter((master) => master.city === city)
  if (known.length > 0) return known
  const first = chance(city, data.elsewhere.length)
  return [
    ['gas', 'electric'],
    ['cooling', 'electric'],
    ['gas', 'cooling', 'electric'],
  ].map((skills, i) => ({
    id: `mst_${city}_${i}`,
    name: data.elsewhere[(first + i) % data.elsewhere.length]!,
    city,
    skills,
    installed: [],
  }))
}

/** All whose day can be given to them by name. */
export const listMasters = (): Master[] => data.masters
/** The certificate that a category asks for; none where anybody may. */
export const skillFor = (category: string | null): string | null =>
  (category === null ? undefined : data.skills[category]) ?? null

/** The slot of a master at that time, where it is one of the calendar's. */
export function slotAt(master: Master, from: string): string | null {
  const at = Date.parse(from)
  const day = dayOf(from)
  const window = WINDOWS.findIndex((_, i) => begins({ master, day, window: i }) === at)
  return window < 0 ? null : slotId({ master, day, window })
}

/** 周启明 as he is called at the door: 周师傅. */
export const called = (master: Master): string => `${master.name.slice(0, 1)}师傅`

/** Opaque for everybody but this calendar. */
const slotId = ({ master, day, window }: Entry): string =>
  `s${Buffer.from(`${master.id}|${day}|${window}`).toString('base64url')}`

/** What a slot's id says; null where it is none of ours. */
export function readSlot(id: string): Entry | null {
  const [masterId = '', day = '', window = ''] = Buffer.from(id.slice(1), 'base64url').toString().split('|')
  const city = data.masters.find((known) => known.id === masterId)?.city ?? masterId.split('_')[1] ?? null
  const master = mastersOf(city).find((one) => one.id === masterId)
  if (!master || !WINDOWS[Number(window)]) return null
  const entry = { master, day, window: Number(window) }
  return slotId(entry) === id && !Number.isNaN(begins(entry)) ? entry : null
}

const time = (entry: Entry, end: 0 | 1): string => `${entry.day}T${WINDOWS[entry.window]![end]}:00+08:00`
const begins = (entry: Entry): number => Date.parse(time(entry, 0))

const isBusy = ({ master, day, window }: Entry): boolean =>
  chance(`${master.id} ${day} ${window}`, 100) < BUSY

const isFree = (entry: Entry, now: Date, taken: ReadonlySet<string>): boolean =>
  begins(entry) >= now.getTime() + NOTICE && !isBusy(entry) && !taken.has(slotId(entry))

/** The slot of that id while it can be had. */
export function findFreeSlot(id: string, now: Date, taken: ReadonlySet<string>): Slot | null {
  const entry = readSlot(id)
  return entry && isFree(entry, now, taken) ? toSlot(entry, null) : null
}

/** Free windows, soonest first, each once: with the master who installed that unit where he is free. */
export function listSlots(ask: Ask): Slot[] {
  const needed = ask.category ? data.skills[ask.category] : undefined
  const able = mastersOf(ask.regionCode).filter((m) => needed === undefined || m.skills.includes(needed))
  const start = Date.parse(`${ask.from ?? dayOf(ask.now)}T00:00:00+08:00`)
  const days = Array.from({ length: ask.days }, (_, i) => dayOf(new Date(start + i * DAY)))
  return days.flatMap((day) =>
    WINDOWS.flatMap((_, window) => {
      const free = able
        .map((master) => ({ master, day, window }))
        .filter((entry) => isFree(entry, ask.now, ask.taken))
      const entry =
        free.find(({ master }) => hasInstalled(master, ask.unit)) ??
        free[chance(`${day} ${window}`, free.length || 1)]
      return entry ? [toSlot(entry, ask.unit)] : []
    }),
  )
}

const hasInstalled = (master: Master, unit: Ask['unit']): boolean =>
  master.installed.some((done) => done.gtin === unit?.gtin && done.serial === unit.serial)

const toSlot = (entry: Entry, unit: Ask['unit']): Slot => ({
  id: slotId(entry),
  from: time(entry, 0),
  until: time(entry, 1),
  worker: called(entry.master),
  note: hasInstalled(entry.master, unit) ? '装过这台' : null,
})
