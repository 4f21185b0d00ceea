import type { DeskRequestView } from '@onehall/shared/contract/desk'
import type { MessageView } from '@onehall/shared/contract/requests'

/** One block of the thread as the desk reads it. */
export type ThreadBlock =
  | { kind: 'message'; key: string; at: string; message: MessageView }
  | { kind: 'note'; key: string; at: string; note: DeskRequestView['notes'][number] }
  | { kind: 'events'; key: string; at: string; lines: { at: string; text: string }[] }

/** What was said, noted and done, in the order of time; what was done in a row stands together. */
export function threadOf({
  thread,
  notes,
  history,
}: Pick<DeskRequestView, 'thread' | 'notes' | 'history'>): ThreadBlock[] {
  const single: ThreadBlock[] = [
    ...thread.map((message) => ({ kind: 'message' as const, key: message.id, at: message.at, message })),
    ...notes.map((note) => ({ kind: 'note' as const, key: note.id, at: note.at, note })),
    ...history.map((line, i) => ({ kind: 'events' as const, key: `event ${i}`, at: line.at, lines: [line] })),
  ]
  return single.sort((a, b) => time(a) - time(b)).reduce<ThreadBlock[]>(joined, [])
}

const time = ({ at }: ThreadBlock): number => new Date(at).getTime()

function joined(blocks: ThreadBlock[], block: ThreadBlock): ThreadBlock[] {
  const last = blocks[blocks.length - 1]
  if (last?.kind !== 'events' || block.kind !== 'events') return [...blocks, block]
  return [...blocks.slice(0, -1), { ...last, lines: [...last.lines, ...block.lines] }]
}

/** The last thing the person said: what suggestions are for. */
export const lastSaid = ({ thread }: Pick<DeskRequestView, 'thread'>): string | null => {
  const said = thread.filter(({ from }) => from === 'you')
  return said[said.length - 1]?.id ?? null
}
