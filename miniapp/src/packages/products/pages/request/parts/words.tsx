import type { MessageView, RequestView } from '@onehall/shared/contract/requests'
import { Fragment } from 'react'
import { Hear } from '../../../../../ui/thread/thread.tsx'
import { answerIn, asksVerdict, momentWords, offersIn } from '../standing.ts'
import type { Acts } from '../use-acts.ts'
import type { Talk } from '../use-talk.ts'
import { Message } from './message.tsx'
import { Offers } from './offers.tsx'
import { Verdict } from './verdict.tsx'

interface WordsProps {
  messages: readonly MessageView[]
  request: RequestView
  acts: Acts
  talk: Talk
  now: Date
}

/** What was said, in the order in which it was: the hall's answer is a card, what it is not sure of a choice. */
export function Words({ messages, request, acts, talk, now }: WordsProps) {
  const answered = answerIn(request)
  const offered = offersIn(request)
  return (
    <>
      {messages.map((message) => (
        <Fragment key={message.id}>
          {message.id === answered && request.answer ? (
            <>
              <Hear hall who="一厅" at={momentWords(message.at, now)}>
                查到这一篇，您照着看看：
              </Hear>
              <Verdict answer={request.answer} canSay={asksVerdict(request)} acts={acts} />
            </>
          ) : (
            <Message message={message} now={now} />
          )}
          {message.id === offered && <Offers offers={request.offers} acts={acts} onChoose={talk.say} />}
        </Fragment>
      ))}
    </>
  )
}
