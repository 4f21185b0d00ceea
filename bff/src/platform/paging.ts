import { Problem } from '@onehall/shared/problem'

/** A place in a list ordered by time and then by id, both falling: what a cursor says. */
export interface Place {
  at: Date
  id: string
}

export function readCursor(cursor: string | undefined): Place | null {
  if (cursor === undefined) return null
  const [ms, id] = Buffer.from(cursor, 'base64url').toString().split(' ')
  const at = new Date(Number(ms))
  if (id === undefined || Number.isNaN(at.getTime())) throw new Problem('input.invalid', '翻页的位置不对')
  return { at, id }
}

/** The condition for what comes after a place in such a list. */
export const after = (field: string, place: Place | null): Record<string, unknown> =>
  place === null
    ? {}
    : { $or: [{ [field]: { $lt: place.at } }, { [field]: place.at, _id: { $lt: place.id } }] }

/** Cuts a list that was read with one more than asked for, and says where to go on. */
export function pageOf<T>(
  found: T[],
  limit: number,
  placeOf: (item: T) => Place,
): { items: T[]; nextCursor: string | null } {
  const items = found.slice(0, limit)
  const last = items.at(-1)
  if (found.length <= limit || last === undefined) return { items, nextCursor: null }
  const { at, id } = placeOf(last)
  return { items, nextCursor: Buffer.from(`${at.getTime()} ${id}`).toString('base64url') }
}
