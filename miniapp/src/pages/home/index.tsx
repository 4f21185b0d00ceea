import { Door } from '../../ui/door/door.tsx'
import { Screen } from '../../ui/screen/screen.tsx'
import { useHome } from './use-home.ts'

export default function HomePage() {
  const { scan } = useHome()
  return (
    <Screen tab="home">
      <Door greeting="您好" onScan={scan} />
    </Screen>
  )
}
