import { BookingPage } from '../../booking/booking-page.tsx'

export default function RepairPage() {
  return <BookingPage visit="repair" />
}
