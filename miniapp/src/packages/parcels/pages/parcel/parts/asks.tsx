import type { ParcelView } from '@onehall/shared/contract/parcels'
import { View } from '@tarojs/components'
import { Button, Buttons } from '../../../../../ui/button/button.tsx'
import { Note } from '../../../../../ui/note/note.tsx'
import { useAsks } from '../use-asks.ts'

/** What people ask about a parcel, each with one tap: that it is late stands first. */
export function Asks({ parcel }: { parcel: ParcelView }) {
  const { busy, problem, ask, leave } = useAsks(parcel)
  const late = parcel.asks.find(({ rel }) => rel === 'late')
  const others = parcel.asks.filter((one) => one !== late)
  const button = (one: ParcelView['asks'][number]) => (
    <Button
      key={one.rel}
      small
      kind={one === late ? 'soft' : 'line'}
      busy={busy === one.rel && '正在提交'}
      onPress={() => ask(one)}
    >
      {one.title}
    </Button>
  )
  return (
    <>
      {late && <View className="mt4">{button(late)}</View>}
      {others.length > 0 && (
        <View className={late ? 'mt2' : 'mt4'}>
          <Buttons>{others.map(button)}</Buttons>
        </View>
      )}
      {problem && (
        <View className="mt3">
          <Note live kind={problem.offline ? 'warm' : 'bad'} icon={problem.offline ? 'nosignal' : 'alert'}>
            {problem.offline ? '还没发出，现在连不上' : problem.sentence}
          </Note>
        </View>
      )}
      {problem?.offline && (
        <Button small kind="bare" onPress={leave}>
          有网就发
        </Button>
      )}
    </>
  )
}
