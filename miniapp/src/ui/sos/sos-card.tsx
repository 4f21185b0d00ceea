import type { SosView } from '@onehall/shared/contract/requests'
import { clock, dayWords } from '@onehall/shared/domain/time'
import { showOnMap } from '../../platform/map.ts'
import { say } from '../../state/toast.ts'
import { Card } from '../card/card.tsx'
import { Row } from '../row/row.tsx'

/** Where a child was when the watch called for help: for its guardian and who looks after the call. */
export function SosCard({ sos, now }: { sos: SosView; now: Date }) {
  const { at, nickname, place } = sos
  const when = `${dayWords(at, now)} ${clock(at)}`
  return (
    <Card list label="手表求助">
      <Row
        icon="pin"
        title={[nickname, when].filter(Boolean).join('，')}
        sub={place ? `按求助键时在 ${wordsOf(place)}，可能差几百米` : '手表没有报位置'}
        {...(place && { onPress: () => void show(place) })}
      />
    </Card>
  )
}

type Place = NonNullable<SosView['place']>

/** Some ten metres fine, which is finer than a watch is. */
const wordsOf = ({ lat, lng }: Place): string => `${lat.toFixed(4)}, ${lng.toFixed(4)}`

async function show(place: Place): Promise<void> {
  const shown = await showOnMap({ place, address: `${place.lat},${place.lng}` })
  if (!shown.ok) say({ icon: 'alert', text: shown.sentence })
  else if (shown.value === 'copied') say({ icon: 'copy', text: '位置复制好了' })
}
