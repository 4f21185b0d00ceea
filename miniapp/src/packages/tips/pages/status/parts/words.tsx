import type { TipStatusView } from '@onehall/shared/contract/tips'
import { dayWords } from '@onehall/shared/domain/time'
import { Hear, Say, Thread } from '../../../../../ui/thread/thread.tsx'

/** What the desk asked and what was answered, the oldest on top. Of times only the day: nothing finer is known. */
export function Words({ messages }: { messages: TipStatusView['messages'] }) {
  return (
    <Thread>
      {messages.map(({ id, by, text, at }) =>
        by === 'me' ? (
          <Say key={id}>{text}</Say>
        ) : (
          <Hear key={id} hall who="线索专员" at={dayWords(at, new Date())}>
            {text}
          </Hear>
        ),
      )}
    </Thread>
  )
}
