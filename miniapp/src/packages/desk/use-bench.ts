import type { Department } from '@onehall/shared/domain/request-states'
import { useRef, useState } from 'react'
import type { DeskAct } from '../../api/desk.ts'
import { focusOn, letGoOfFocus } from '../../platform/keys.ts'
import { keep } from '../../platform/storage.ts'
import { useDraft } from '../../state/use-draft.ts'
import { useUploads, type KeptMedia, type Uploads } from '../../state/use-uploads.ts'
import type { Case } from './use-case.ts'

/** What stands at the foot of the thread: the reply, or one of the acts in its place. */
export type BenchMode = 'reply' | 'note' | 'route' | 'transfer' | 'resolve' | 'merge'

interface Written {
  reply: string
  ask: boolean
  note: string
  /** the last word of a resolution */
  last: string
}

const NOTHING: Written = { reply: '', ask: false, note: '', last: '' }

export interface Bench {
  mode: BenchMode
  open: (mode: BenchMode) => void
  /** back to the reply */
  close: () => void
  written: Written
  write: (part: Partial<Written>) => void
  /** pictures that go with the reply */
  uploads: Uploads
  /** puts an answer of the base into the reply, after what is there */
  insert: (text: string) => void
  sendReply: () => void
  /** sends an answer of the base as it stands; what was being written stays */
  sendText: (text: string) => void
  sendNote: () => void
  resolve: () => void
  route: (add: Department[], drop: string[]) => void
  transfer: (agentId: string, text: string) => void
  merge: (into: string) => void
}

/** The agent's words and acts on one request. What is half written is kept on the device, by request. */
export function useBench({ id, act }: Case): Bench {
  const [mode, setMode] = useState<BenchMode>('reply')
  const draft = useDraft<Written>(`desk:${id}`, 1, NOTHING)
  const uploads = useUploads(keep<KeptMedia>(`written.media.desk:${id}`, 1))
  const written = useRef(draft.value)
  written.current = draft.value

  function write(part: Partial<Written>): void {
    draft.change(part)
    const now = { ...written.current, ...part }
    written.current = now
    if (!now.reply && !now.note && !now.last) draft.drop()
  }
  function show(next: BenchMode): void {
    setMode(next)
    focusOn('.bench textarea, .bench .press')
  }
  async function send(what: DeskAct): Promise<boolean> {
    const ok = await act(what)
    if (ok) setMode('reply')
    return ok
  }
  async function sendReply(): Promise<void> {
    const { reply, ask } = written.current
    const text = reply.trim()
    const { mediaIds, pending, photos } = uploads
    if (!text || pending || !(await send({ act: 'reply', body: { text, mediaIds, ask } }))) return
    for (const photo of photos) uploads.remove(photo.id)
    // what was written while it went stays
    write({ reply: written.current.reply.replace(reply, ''), ask: false })
  }
  async function sendNote(): Promise<void> {
    const text = written.current.note.trim()
    if (text && (await send({ act: 'note', body: { text } }))) write({ note: '' })
  }
  async function resolve(): Promise<void> {
    const text = written.current.last.trim()
    if (await send({ act: 'resolve', body: text ? { text } : {} })) write({ last: '' })
  }

  return {
    mode,
    open: show,
    close() {
      letGoOfFocus()
      setMode('reply')
    },
    written: draft.value,
    write,
    uploads,
    insert(text) {
      const { reply } = written.current
      write({ reply: reply.trim() ? `${reply.trimEnd()}\n${text}` : text })
      show('reply')
    },
    sendReply: () => void sendReply(),
    sendText: (text) => void act({ act: 'reply', body: { text } }),
    sendNote: () => void sendNote(),
    resolve: () => void resolve(),
    route: (add, drop) => void send({ act: 'route', body: { add, drop } }),
    transfer(agentId, words) {
      const text = words.trim()
      void send({ act: 'transfer', body: { agentId, ...(text && { text }) } })
    },
    merge: (into) => void send({ act: 'merge', body: { into } }),
  }
}
