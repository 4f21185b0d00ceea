import type { ParcelView } from '@onehall/shared/contract/parcels'
import { clock, dayWords } from '@onehall/shared/domain/time'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../../../../ui/button/button.tsx'
import { Track } from '../../../../../ui/track/track.tsx'

/** What one looks for is there; the rest is one tap away, so that what can be asked stays in sight. */
const SHOWN = 4

/** Where it has been, the newest on top. */
export function Road({ events }: Pick<ParcelView, 'events'>) {
  const [all, setAll] = useState(false)
  const now = new Date()
  // one more takes no more room than the way to it
  const shown = all || events.length <= SHOWN + 1 ? events : events.slice(0, SHOWN)
  return (
    <>
      <Track
        items={shown.map(({ at, code, place, text }, i) => ({
          id: `${at} ${code} ${text}`,
          text,
          at: `${dayOf(at, now)} ${clock(at)}，${place}`,
          now: i === 0,
        }))}
      />
      {shown.length < events.length && (
        <View className="mt2">
          <Button small kind="bare" onPress={() => setAll(true)}>
            {`看全部 ${events.length} 步`}
          </Button>
        </View>
      )}
    </>
  )
}

/** 今天, 昨天, 11月19日: which weekday it was does not matter here. */
const dayOf = (at: string, now: Date): string => dayWords(at, now).split(' ')[0]!
