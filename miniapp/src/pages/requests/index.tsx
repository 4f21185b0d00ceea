import { Screen } from '../../ui/screen/screen.tsx'

export default function RequestsPage() {
  return (
    <Screen tab="requests" title="进度">
      {null}
    </Screen>
  )
}
