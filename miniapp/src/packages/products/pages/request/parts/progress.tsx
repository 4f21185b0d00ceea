import { View } from '@tarojs/components'
import type { RequestView } from '@onehall/shared/contract/requests'
import { onTheWay } from '../../../../../state/standing.ts'
import { Legs } from '../../../../../ui/legs/legs.tsx'
import { Note } from '../../../../../ui/note/note.tsx'
import { State } from '../../../../../ui/state/state.tsx'
import { Hear } from '../../../../../ui/thread/thread.tsx'
import { isAsking, isInDanger, isOpen, legLines, momentWords, saysItAll, type Visit } from '../standing.ts'
import type { Acts } from '../use-acts.ts'
import { shownVisit } from '../home-visit-words.ts'
import type { HomeVisitActs } from '../use-home-visit.ts'
import type { Question } from '../use-question.ts'
import { HomeVisit } from './home-visit.tsx'
import { Rating } from './rating.tsx'
import { TellMe } from './tell-me.tsx'
import { Visits } from './visits.tsx'

interface ProgressProps {
  request: RequestView
  visits: readonly Visit[]
  acts: Acts
  /** what only she can say yes to, of a visit */
  home: HomeVisitActs
  moving: string | null
  question: Question
  onMove: (visit: Visit) => void
  now: Date
}

/** How it stands, in one sentence; who comes; and what each department has done. */
export function Progress({ request, visits, acts, home, moving, question, onMove, now }: ProgressProps) {
  const legs = legLines(request).map(({ standing, ...leg }) => ({ ...leg, state: <State {...standing} /> }))
  const visit = shownVisit(request)
  const others = visits.filter(({ legId }) => legId !== visit?.legId)
  const isLive = visit !== null && onTheWay(visit.state, request.kind) !== null
  const isSaid = isAsking(request) || saysItAll(visits, request, now)
  return (
    <>
      {!isSaid && (
        <Hear hall who="一厅" at={momentWords(request.updatedAt, now)}>
          <View className={visits.length > 0 && !isLive ? 't2' : 't4 b'}>{request.sentence}</View>
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
      {visit && <HomeVisit visit={visit} kind={request.kind} acts={home} now={now} />}
      <Visits visits={isInDanger(request) ? others.filter(isOpen) : others} acts={acts} onOther={onMove} />
      {legs.length > 0 && <Legs items={legs} />}
      <TellMe request={request} question={question} />
      <Rating given={request.rating} canRate={request.abilities.includes('rate')} rating={acts.rating} />
    </>
  )
}
