import { useParams } from '../../../platform/navigation.ts'
import { Loaded } from '../../../ui/loaded/loaded.tsx'
import { Screen } from '../../../ui/screen/screen.tsx'
import { Skeleton } from '../../../ui/skeleton/skeleton.tsx'
import { BookingForm } from './booking-form.tsx'
import { SignInFirst } from './parts/sign-in-first.tsx'
import { WhichOne } from './parts/which-one.tsx'
import { useSubject } from './use-subject.ts'
import { VISITS, type VisitKind } from './visits.ts'

/** Reporting a fault, and asking for an installation or for maintenance: the same page in the same hand. */
export function BookingPage({ visit }: { visit: VisitKind }) {
  const given = useParams<'repair'>()
  const { signedOut, subject, choose, registering } = useSubject(given)
  const { title } = VISITS[visit]
  if (signedOut) {
    return (
      <Screen title={title}>
        <SignInFirst />
      </Screen>
    )
  }
  if (subject.data?.is === 'mine') {
    const { card } = subject.data
    return <BookingForm key={card.id} visit={visit} card={card} given={given} onChoose={choose} />
  }
  return (
    <Screen title={title}>
      <Loaded of={subject} skeleton={<Skeleton rows={3} />} offline="有网了再试一次">
        {(found) => <WhichOne subject={found} registering={registering} onChoose={choose} />}
      </Loaded>
    </Screen>
  )
}
