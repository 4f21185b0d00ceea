import type { SosView } from '@onehall/shared/contract/requests'
import { clock, dayWords } from '@onehall/shared/domain/time'
import { View } from '@tarojs/components'
import { showOnMap } from '../../platform/map.ts'
import { say } from '../../state/toast.ts'
import { Card } from '../card/card.tsx'
import { Row } from '../row/row.tsx'
import { StreetMap } from '../street-map/street-map.tsx'
import './sos-card.scss'

/** Where a child was when the watch called for help: for its guardian and who looks after the call. */
export function SosCard({ sos, now }: { sos: SosView; now: Date }) {
  const { at, nickname, place } = sos
  const when = `${dayWords(at, now)} ${clock(at)}`
  return (
    <Card list label="手表求助">
      <Row
        icon="pin"
        title={[nickname, when].filter(Boolean).join('，')}
        sub={place ? '按求助键时的位置，可能差几百米' : '手表没有报位置'}
        {...(place && process.env.TARO_ENV !== 'h5' && { onPress: () => void show(place.gcj02) })}
      />
      {process.env.TARO_ENV === 'h5' && place && (
        <View className="sos-map">
          <StreetMap label="按求助键时的位置" view={{ place: place.wgs84, zoom: 15 }} mark={place.wgs84} />
        </View>
      )}
    </Card>
  )
}

async function show(place: NonNullable<SosView['place']>['gcj02']): Promise<void> {
  const shown = await showOnMap({ place, address: '按求助键时的位置' })
  if (!shown.ok) say({ icon: 'alert', text: shown.sentence })
}
