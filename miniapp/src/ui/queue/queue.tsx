import { View } from '@tarojs/components'
import { role } from '../aria.ts'
import { Icon } from '../icon/icon.tsx'
import './queue.scss'

/** How many things are not sent yet and what will happen. Goes away only when the server has them all. */
export function Queue({ count, children }: { count: number; children: string }) {
  if (count === 0) return null
  return (
    <View className="queue" {...role('status')}>
      <Icon name="nosignal" />
      <View className="grow">
        <View className="queue-n">{count} 项还没发出</View>
        {children}
      </View>
    </View>
  )
}
