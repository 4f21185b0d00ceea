import { clockRange } from '@onehall/shared/domain/time'
import { Visit as VisitCard } from '../../../../../ui/visit/visit.tsx'
import type { Visit } from '../standing.ts'
import type { Acts } from '../use-acts.ts'

interface VisitsProps {
  visits: readonly Visit[]
  acts: Acts
  onOther: (visit: Visit) => void
}

/** Who comes, when, and whether that suits her. */
export function Visits({ visits, acts, onOther }: VisitsProps) {
  return (
    <>
      {visits.map((visit) => {
        const { from, until, worker, needsConfirmation } = visit.appointment
        const confirm = {
          busy: acts.doing === 'confirm',
          onYes: () => void acts.act({ action: 'confirm', legId: visit.legId }),
          onOther: () => onOther(visit),
        }
        return (
          <VisitCard
            key={visit.legId}
            day={visit.day}
            hours={clockRange(from, until)}
            worker={worker ?? '师傅'}
            what={visit.what}
            confirm={needsConfirmation ? confirm : undefined}
          />
        )
      })}
    </>
  )
}
