import type { MessageView } from '@onehall/shared/contract/requests'
import { useRef, useState } from 'react'
import { ApiError } from '../../../../api/problem.ts'
import { sendMessage } from '../../../../api/requests.ts'
import { newKey } from '../../../../platform/key.ts'
import { keep } from '../../../../platform/storage.ts'
import { useDraft } from '../../../../state/use-draft.ts'
import type { Photo } from '../../../../ui/photo-strip/photo-strip.tsx'
import { useUploads, type KeptMedia, type Uploads } from '../../../../state/use-uploads.ts'

/** A message that the server does not have yet. */
export interface Pending {
  /** its Idempotency-Key: however often it is sent, it is said once */
  key: string
  text: string
  mediaIds: string[]
  photos: Pick<Photo, 'src' | 'kind'>[]
  state: 'sending' | 'failed'
  /** why it did not go */
  problem: string
}

export interface Talk {
  text: string
  setText: (text: string) => void
  uploads: Uploads
  pending: readonly Pending[]
  send: () => void
  /** says something that was not written here */
  say: (text: string) => void
  retry: (key: string) => void
  /** lets be what did not go */
  discard: (key: string) => void
}

/** Saying something in the thread: it stands there at once, as not sent until the server has it. */
export function useTalk(id: string, said: (message: MessageView) => void): Talk {
  const { value, change, drop } = useDraft(`talk:${id}`, 1, { text: '' })
  const uploads = useUploads(keep<KeptMedia>(`written.media.talk:${id}`, 1))
  const pending = usePending(id)

  async function go(one: Pending): Promise<void> {
    pending.put({ ...one, state: 'sending' })
    try {
      const message = await sendMessage(id, { text: one.text, mediaIds: one.mediaIds }, one.key)
      pending.remove(one.key)
      said(message)
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      pending.put({ ...one, state: 'failed', problem: error.sentence })
    }
  }

  function send(): void {
    const text = value.text.trim()
    const { mediaIds } = uploads
    const photos = uploads.photos.map(({ src, kind }) => ({ src, kind }))
    if (uploads.pending || (text === '' && mediaIds.length === 0)) return
    change({ text: '' })
    drop()
    uploads.clear()
    void go({ ...blank(), text, mediaIds, photos })
  }

  const find = (key: string): Pending | undefined => pending.items.find((one) => one.key === key)
  return {
    text: value.text,
    setText: (text) => change({ text }),
    uploads,
    pending: pending.items,
    send,
    say: (text) => void go({ ...blank(), text }),
    retry(key) {
      const one = find(key)
      if (one?.state === 'failed') void go(one)
    },
    discard(key) {
      if (find(key)?.state === 'failed') pending.remove(key)
    },
  }
}

const blank = (): Pending => ({
  key: newKey(),
  text: '',
  mediaIds: [],
  photos: [],
  state: 'sending',
  problem: '',
})

/** What is not sent is kept on the device; what was on its way when the app ended may have arrived, or not. */
function usePending(id: string) {
  const [place] = useState(() => keep<Pending[]>(`written.pending.${id}`, 1))
  const [items, setItems] = useState<Pending[]>(() => (place.read()?.value ?? []).map(interrupted))
  const newest = useRef(items)
  const change = (next: Pending[]): void => {
    newest.current = next
    if (next.length > 0) place.write(next)
    else place.clear()
    setItems(next)
  }
  return {
    items,
    put(one: Pending) {
      const known = newest.current.some(({ key }) => key === one.key)
      change(
        known ? newest.current.map((old) => (old.key === one.key ? one : old)) : [...newest.current, one],
      )
    },
    remove: (key: string) => change(newest.current.filter((one) => one.key !== key)),
  }
}

const interrupted = (one: Pending): Pending =>
  one.state === 'failed' ? one : { ...one, state: 'failed', problem: '上次没发完' }
