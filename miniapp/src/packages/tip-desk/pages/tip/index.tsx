import { replace, useParams } from '../../../../platform/navigation.ts'
import { Loaded } from '../../../../ui/loaded/loaded.tsx'
import { Screen } from '../../../../ui/screen/screen.tsx'
import { Skeleton } from '../../../../ui/skeleton/skeleton.tsx'
import { CaseMain, CaseSide } from '../../parts/case.tsx'
import { Entry } from '../../parts/entry.tsx'
import { Relation } from '../../parts/relation.tsx'
import { useBoard } from '../../use-board.ts'
import { useCase } from '../../use-case.ts'

/** One tip, on a phone. */
export default function TipCasePage() {
  const { id = '', noticeId = '' } = useParams<'tipDeskTip'>()
  return (
    <Entry>
      <Gate id={id} noticeId={noticeId} />
    </Entry>
  )
}

interface GateProps {
  id: string
  noticeId: string
}

function Gate({ id, noticeId }: GateProps) {
  const { noticeOf, notices, declaring } = useBoard()
  const notice = noticeOf(noticeId)
  if (notice?.declared?.related === false) return <OneCase id={id} noticeId={noticeId} />
  return (
    <Screen title="线索">
      <Loaded of={notices} skeleton={<Skeleton rows={3} />}>
        {() => notice && <Relation notice={notice} declaring={declaring} />}
      </Loaded>
    </Screen>
  )
}

function OneCase({ id, noticeId }: GateProps) {
  const one = useCase(id, () => undefined)
  return (
    <Screen title="线索">
      <Loaded of={one.tip} skeleton={<Skeleton rows={3} />}>
        {(tip) => (
          <>
            <CaseMain tip={tip} one={one} />
            <CaseSide
              tip={tip}
              one={one}
              onOpen={(other) => replace('tipDeskTip', { id: other, noticeId })}
            />
          </>
        )}
      </Loaded>
    </Screen>
  )
}
