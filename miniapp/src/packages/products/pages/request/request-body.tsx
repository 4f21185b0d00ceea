import type { RequestView } from '@onehall/shared/contract/requests'
import { open } from '../../../../platform/navigation.ts'
import { Button } from '../../../../ui/button/button.tsx'
import { Thread } from '../../../../ui/thread/thread.tsx'
import { ActsRow } from './parts/acts-row.tsx'
import { CareKept } from './parts/care-kept.tsx'
import { DangerFirst } from './parts/danger-first.tsx'
import { RequestNumber } from './parts/number.tsx'
import { OrderQuestion } from './parts/order-question.tsx'
import { PendingMessages } from './parts/pending-message.tsx'
import { Progress } from './parts/progress.tsx'
import { Words } from './parts/words.tsx'
import { isAsking, isInDanger, movableVisit, splitThread, visitsOf, type Visit } from './standing.ts'
import type { Acts } from './use-acts.ts'
import type { HomeVisitActs } from './use-home-visit.ts'
import { useQuestion } from './use-question.ts'
import type { Talk } from './use-talk.ts'

interface RequestBodyProps {
  request: RequestView
  acts: Acts
  home: HomeVisitActs
  talk: Talk
  /** 在改到 明天 9:00–11:00 */
  moving: string | null
  onMove: (visit: Visit) => void
  onCancel: () => void
  onReopen: () => void
}

/** How it stands, who comes, who does what, and what was said: one thread. */
export function RequestBody({ request, acts, home, talk, moving, ...on }: RequestBodyProps) {
  const { onMove, onCancel, onReopen } = on
  const now = new Date()
  const { opening, since } = splitThread(request)
  const { mergedInto, legs } = request
  const visits = visitsOf(request, now)
  const movable = movableVisit(visits)
  const said = { request, acts, talk, now }
  const question = useQuestion(request)
  const progress = <Progress {...{ request, visits, acts, home, moving, question, onMove, now }} />
  return (
    <Thread>
      {isInDanger(request) && <DangerFirst request={request} visits={visits} now={now} />}
      <Words messages={opening} {...said} />
      {legs.length > 0 && progress}
      <Words messages={since} {...said} />
      {legs.length === 0 && progress}
      <PendingMessages {...talk} />
      {mergedInto && (
        <Button kind="line" onPress={() => open('request', { id: mergedInto })}>
          看一起办的那件
        </Button>
      )}
      {request.abilities.includes('reopen') && (
        <Button kind="line" onPress={onReopen}>
          还没好
        </Button>
      )}
      <ActsRow
        // what the hall has just said asks for a word of its own
        abilities={isAsking(request) ? [] : request.abilities}
        acts={acts}
        onMove={movable ? () => onMove(movable) : undefined}
        onCancel={onCancel}
      />
      {request.care && <CareKept care={request.care} />}
      <OrderQuestion question={question} />
      <RequestNumber number={request.number} createdAt={request.createdAt} now={now} />
    </Thread>
  )
}
