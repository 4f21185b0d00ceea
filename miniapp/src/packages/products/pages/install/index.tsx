import { useParams } from '../../../../platform/navigation.ts'
import { BookingPage } from '../../booking/booking-page.tsx'

export default function InstallPage() {
  const { kind } = useParams<'install'>()
  return <BookingPage visit={kind === 'maintain' ? 'maintain' : 'install'} />
}
