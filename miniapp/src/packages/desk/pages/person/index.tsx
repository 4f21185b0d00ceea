import { open, useParams } from '../../../../platform/navigation.ts'
import { useResource } from '../../../../state/use-resource.ts'
import { Screen } from '../../../../ui/screen/screen.tsx'
import { getDeskRequest } from '../../../../api/desk.ts'
import { Gate } from '../../parts/gate.tsx'
import { PersonPane } from '../../parts/person.tsx'
import { usePerson } from '../../use-person.ts'
import { usePresence } from '../../use-presence.ts'

export default function PersonPage() {
  const { id = '', requestId = '' } = useParams<'deskPerson'>()
  return (
    <Gate title="客户" roles={['agent']}>
      <OnePerson id={id} requestId={requestId} />
    </Gate>
  )
}

function OnePerson({ id, requestId }: { id: string; requestId: string }) {
  const person = usePerson(id, requestId)
  const request = useResource(`desk:${requestId}`, () => getDeskRequest(requestId))
  usePresence()
  return (
    <Screen title="客户">
      <PersonPane
        of={person}
        mayUnmask={request.data?.abilities.includes('reply') ?? false}
        onOpen={(other) => open('deskCase', { id: other })}
      />
    </Screen>
  )
}
