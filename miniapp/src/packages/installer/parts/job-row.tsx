import { View } from '@tarojs/components'
import { clock } from '@onehall/shared/domain/time'
import { useOutbox } from '../../../outbox/running.ts'
import { open } from '../../../platform/navigation.ts'
import { Press } from '../../../ui/press/press.tsx'
import { State } from '../../../ui/state/state.tsx'
import { standingNow, type JobNow } from '../job-now.ts'
import { titleOf, wayWords } from '../words.ts'
import './parts.scss'

/** One job of a list. */
export function JobRow({ now, sub }: { now: JobNow; sub?: string | null }) {
  const sending = useOutbox((s) => s.sending)
  const { view } = now
  return (
    <Press className="job" onPress={() => open('job', { id: view.id })}>
      <View className="job-time">{clock(view.from)}</View>
      <View className="grow">
        <View className="job-line">
          <View className="row-title row-title--b">{titleOf(view)}</View>
          <State {...standingNow(now, sending)} />
        </View>
        <View className="row-sub">{sub ?? whereWords(now)}</View>
      </View>
    </Press>
  )
}

/** 云杉苑 3 幢 802，韩**，离上一单 2.4 公里 */
export const whereWords = ({ view }: JobNow): string =>
  [view.address?.detail, view.customer?.name, wayWords(view.distanceKm)].filter(Boolean).join('，')
