import type { RegistrationView } from '@onehall/shared/contract/products'
import type { RequestBrief } from '@onehall/shared/contract/requests'
import { open } from '../../../../../platform/navigation.ts'
import { Card } from '../../../../../ui/card/card.tsx'
import { Loaded, type Loadable } from '../../../../../ui/loaded/loaded.tsx'
import { Section } from '../../../../../ui/section/section.tsx'
import { Skeleton } from '../../../../../ui/skeleton/skeleton.tsx'
import { Track } from '../../../../../ui/track/track.tsx'
import { recordOf } from '../record.ts'

interface MachineRecordProps {
  card: RegistrationView
  requests: Loadable<RequestBrief[]>
}

/** Everything that was asked for this machine, each leading to its thread. */
export function MachineRecord({ card, requests }: MachineRecordProps) {
  // the page says already that it is from the device
  const quiet = requests.data ? { ...requests, problem: null } : requests
  return (
    <>
      <Section title={card.warranty ? '这台机器的记录' : '这一罐的记录'} />
      <Loaded of={quiet} skeleton={<Skeleton rows={1} />}>
        {(items) => (
          <Card>
            <Track
              plain
              items={recordOf(card, items).map(({ requestId, text, on }) => ({
                id: requestId ?? 'registered',
                text,
                at: on,
                ...(requestId && { onPress: () => open('request', { id: requestId }) }),
              }))}
            />
          </Card>
        )}
      </Loaded>
    </>
  )
}
