import { useEffect, useRef, useState } from 'react'
import { uploadMedia } from '../api/media.ts'
import { newKey } from '../platform/key.ts'
import type { Chosen } from '../platform/media.ts'
import type { Keep } from '../platform/storage.ts'
import type { Photo } from '../ui/photo-strip/photo-strip.tsx'

interface Item extends Photo {
  file: string
  mediaId: string | null
}

/** What the server has of a message that is not sent yet. */
export type KeptMedia = readonly { mediaId: string; kind: Photo['kind'] }[]

export interface Uploads {
  photos: readonly Photo[]
  /** the ids of those the server has */
  mediaIds: string[]
  /** some are on their way, or failed: the message should wait for them */
  pending: boolean
  add: (chosen: readonly Chosen[]) => void
  retry: (id: string) => void
  remove: (id: string) => void
  clear: () => void
}

/** Takes one file to the server, under its own id: a second try is no second picture. */
type Carry = (
  file: string,
  on: { onProgress: (percent: number) => void; onStart: (abort: () => void) => void },
  id: string,
) => Promise<{ id: string }>

/**
 * Pictures and clips of one message: sent at once, each with its progress, its retry and a way out. With `kept`, what
 * the server has already goes with the message also where the app ended in between. They go to the media room, or
 * wherever `carry` takes them.
 */
export function useUploads(kept?: Keep<KeptMedia>, carry: Carry = uploadMedia): Uploads {
  const [items, setItems] = useState<Item[]>(() => (kept?.read()?.value ?? []).map(toSent))
  const aborts = useAborts()
  const place = useRef(kept)
  useEffect(() => {
    const sent = items.flatMap(({ mediaId, kind }) => (mediaId ? [{ mediaId, kind }] : []))
    if (sent.length > 0) place.current?.write(sent)
    else place.current?.clear()
  }, [items])
  const change = (id: string, part: Partial<Item>): void =>
    setItems((all) => all.map((item) => (item.id === id ? { ...item, ...part } : item)))

  async function send({ id, file }: Pick<Item, 'id' | 'file'>): Promise<void> {
    change(id, { state: 'sending', percent: 0 })
    try {
      const on = {
        onProgress: (percent: number) => change(id, { percent }),
        onStart: (abort: () => void) => void aborts.set(id, abort),
      }
      const media = await carry(file, on, id)
      change(id, { state: 'sent', percent: 100, mediaId: media.id })
    } catch {
      // whatever stopped it: the thumbnail says so and offers to send it again
      change(id, { state: 'failed' })
    } finally {
      aborts.delete(id)
    }
  }

  function add(chosen: readonly Chosen[]): void {
    const added = chosen.map(toItem)
    setItems((all) => [...all, ...added])
    for (const item of added) void send(item)
  }

  function remove(id: string): void {
    setItems((all) => all.filter((item) => item.id !== id))
    aborts.get(id)?.()
  }

  return {
    photos: items,
    mediaIds: items.flatMap(({ mediaId }) => mediaId ?? []),
    pending: items.some(({ state }) => state !== 'sent'),
    add,
    remove,
    retry: (id) => void items.filter((item) => item.id === id).map(send),
    clear: () => setItems([]),
  }
}

/** The ways to break off what is under way; what is still on its way when the page goes is nobody's. */
function useAborts(): Map<string, () => void> {
  const { current } = useRef(new Map<string, () => void>())
  useEffect(
    () => () => {
      for (const abort of current.values()) abort()
    },
    [current],
  )
  return current
}

const toItem = ({ path, kind, preview }: Chosen): Item => ({
  id: newKey(),
  file: path,
  kind,
  src: preview,
  state: 'sending',
  percent: 0,
  mediaId: null,
})

/** Its picture is gone with the app that took it. */
const toSent = ({ mediaId, kind }: KeptMedia[number]): Item => ({
  id: mediaId,
  file: '',
  kind,
  src: null,
  state: 'sent',
  percent: 100,
  mediaId,
})
