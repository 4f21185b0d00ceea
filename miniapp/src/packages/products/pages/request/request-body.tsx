import { View } from '@tarojs/components'
import type { RequestView } from '@onehall/shared/contract/requests'
import { Button } from '../../../../ui/button/button.tsx'
import { Legs } from '../../../../ui/legs/legs.tsx'
import { Note } from '../../../../ui/note/note.tsx'
import { State } from '../../../../ui/state/state.tsx'
import { Hear, Thread } from '../../../../ui/thread/thread.tsx'
import { ActsRow } from './parts/acts-row.tsx'
import { DangerFirst } from './parts/danger-first.tsx'
import { Message } from './parts/message.tsx'
import { RequestNumber } from './parts/number.tsx'
import { PendingMessages } from './parts/pending-message.tsx'
import { Rating } from './parts/rating.tsx'
import { Verdict } from './parts/verdict.tsx'
import { Visits } from './parts/visits.tsx'
import {
  isInDanger,
  isOpen,
  legLines,
  momentWords,
  movableVisit,
  saysItAll,
  splitThread,
  visitsOf,
  type Visit,
} from './standing.ts'
import type { Acts } from './use-acts.ts'
import type { Talk } from './use-talk.ts'

interface RequestBodyProps {
  request: RequestView
  acts: Acts
  talk: Talk
  /** 在改到 明天 9:00–11:00 */
  moving: string | null
  onMove: (visit: Visit) => void
  onCancel: () => void
  onReopen: () => void
}

/** How it stands, who comes, who does what, and what was said: one thread. */
export function RequestBody({ request, acts, talk, moving, onMove, onCancel, onReopen }: RequestBodyProps) {
  const now = new Date()
  const { opening, since } = splitThread(request)
  const visits = visitsOf(request, now)
  const movable = movableVisit(visits)
  const legs = legLines(request).map(({ standing, ...leg }) => ({ ...leg, state: <State {...standing} /> }))
  const can = (ability: RequestView['abilities'][number]): boolean => request.abilities.includes(ability)
  const isDanger = isInDanger(request)
  return (
    <Thread>
      {isDanger && <DangerFirst request={request} visits={visits} now={now} />}
      {opening.map((message) => (
        <Message key={message.id} message={message} now={now} />
      ))}
      {!saysItAll(visits, request, now) && (
        <Hear hall who="一厅" at={momentWords(request.updatedAt, now)}>
          <View className={visits.length > 0 ? 't2' : 't4 b'}>{request.sentence}</View>
        </Hear>
      )}
      {acts.problem && (
        <Note live kind="bad" icon="alert">
          {acts.problem}
        </Note>
      )}
      {moving && (
        <Note live kind="pine" icon="calendar">
          {moving}
        </Note>
      )}
      <Visits visits={isDanger ? visits.filter(isOpen) : visits} acts={acts} onOther={onMove} />
      {request.answer && <Verdict answer={request.answer} canSay={can('helpful')} acts={acts} />}
      {legs.length > 0 && <Legs items={legs} />}
      <Rating given={request.rating} canRate={can('rate')} rating={acts.rating} />
      {since.map((message) => (
        <Message key={message.id} message={message} now={now} />
      ))}
      <PendingMessages {...talk} />
      {can('reopen') && (
        <Button kind="line" onPress={onReopen}>
          还没好
        </Button>
      )}
      <ActsRow
        abilities={request.abilities}
        acts={acts}
        onMove={movable ? () => onMove(movable) : undefined}
        onCancel={onCancel}
      />
      <RequestNumber number={request.number} createdAt={request.createdAt} now={now} />
    </Thread>
  )
}
