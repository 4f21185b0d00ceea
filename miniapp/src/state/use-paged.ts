import { useRef, useState } from 'react'
import type { Keep } from '../platform/storage.ts'
import { useResource, type Resource } from './use-resource.ts'

export interface Page<T> {
  items: T[]
  nextCursor: string | null
}

export interface Paged<T> extends Resource<Page<T>> {
  /** of what lies further back: idle where there is more */
  rest: 'idle' | 'loading' | 'failed' | 'end'
  more: () => void
}

/** A long list: its newest page first, the others when somebody wants them. Fetched anew, it is one page again. */
export function usePaged<T extends { id: string }>(
  key: string | null,
  fetch: (cursor: string | undefined) => Promise<Page<T>>,
  kept?: Keep<Page<T>>,
): Paged<T> {
  const list = useResource(key, () => fetch(undefined), kept)
  const [way, setWay] = useState<'idle' | 'loading' | 'failed'>('idle')
  const { data } = list
  const newest = useRef(data)
  newest.current = data
  const cursor = data?.nextCursor ?? null

  async function more(): Promise<void> {
    if (data === null || cursor === null || way === 'loading') return
    setWay('loading')
    try {
      const next = await fetch(cursor)
      // fetched anew meanwhile: what was asked for follows another page than the one that is shown
      if (newest.current === data) list.put({ ...next, items: joined(data.items, next.items) })
      setWay('idle')
    } catch {
      setWay('failed')
    }
  }

  return { ...list, rest: cursor === null ? 'end' : way, more: () => void more() }
}

/** What moved in between may come twice. */
function joined<T extends { id: string }>(first: T[], then: T[]): T[] {
  const known = new Set(first.map(({ id }) => id))
  return [...first, ...then.filter(({ id }) => !known.has(id))]
}
