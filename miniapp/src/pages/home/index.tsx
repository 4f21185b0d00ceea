import { Screen } from '../../ui/screen/screen.tsx'

export default function HomePage() {
  return <Screen tab="home">{null}</Screen>
}
