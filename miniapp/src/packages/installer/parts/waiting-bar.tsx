import { View } from '@tarojs/components'
import { useCounts } from '../../../outbox/running.ts'
import { useOnline } from '../../../platform/network.ts'
import { role } from '../../../ui/aria.ts'
import { Icon } from '../../../ui/icon/icon.tsx'
import '../../../ui/queue/queue.scss'
import { waitingWords } from '../words.ts'

/** What is not sent yet, over all jobs: goes away only when the server has it all. */
export function WaitingBar() {
  const counts = useCounts()
  const online = useOnline()
  const words = waitingWords(counts, online)
  if (!words) return null
  return (
    <View className="queue" {...role('status')}>
      <Icon name={online ? 'up' : 'nosignal'} />
      <View className="grow">
        <View className="queue-n">{words.title}</View>
        {words.text}
      </View>
    </View>
  )
}
