import { View } from '@tarojs/components'
import { movesFrom, type JobMove } from '@onehall/shared/domain/job-states'
import { clockRange } from '@onehall/shared/domain/time'
import { useOutbox } from '../../../outbox/running.ts'
import { open } from '../../../platform/navigation.ts'
import { Button } from '../../../ui/button/button.tsx'
import { Card } from '../../../ui/card/card.tsx'
import { Niche } from '../../../ui/niche/niche.tsx'
import { Note } from '../../../ui/note/note.tsx'
import { Press } from '../../../ui/press/press.tsx'
import { silhouetteOf } from '../../../ui/silhouette/silhouette.tsx'
import '../../../ui/visit/visit.scss'
import { State } from '../../../ui/state/state.tsx'
import { standingNow, type JobNow } from '../job-now.ts'
import { MOVE_WORDS, titleOf } from '../words.ts'
import { whereWords } from './job-row.tsx'
import { Reach } from './reach.tsx'

/** Said with one tap from the list; what needs more is done on the job's own page. */
export const isNext = (to: JobMove): boolean => to === 'accepted' || to === 'en_route' || to === 'arrived'

/** The job that is next: where to, what to know, and the one act. */
export function NextJob({ now, onNext }: { now: JobNow; onNext: (to: JobMove) => void }) {
  const sending = useOutbox((s) => s.sending)
  const { view, state } = now
  const [to] = movesFrom(state)
  const waits = now.record.entries.length > 0 || now.refused.length > 0
  return (
    <View className="mt4">
      <Card label="下一单">
        <View className="flex between base">
          <View className="visit-when">{clockRange(view.from, view.until)}</View>
          {waits ? <State {...standingNow(now, sending)} /> : <State kind="go" word="下一单" />}
        </View>
        <View className="mt3">
          <Press className="flex top" onPress={() => open('job', { id: view.id })}>
            <Niche name={silhouetteOf(view.expected?.category)} size="row" />
            <View className="grow">
              <View className="t2 b">{[titleOf(view), view.expected?.model].filter(Boolean).join('，')}</View>
              <View className="t1 q">{whereWords(now)}</View>
            </View>
          </Press>
        </View>
        {!view.confirmed && <Hint>这个时间客户还没答应，先打个电话</Hint>}
        {view.hint && <Hint>{view.hint}</Hint>}
        <View className="mt3">
          <Reach job={view} />
        </View>
        {to && (
          <View className="mt2">
            <Button onPress={() => onNext(to)}>{isNext(to) ? MOVE_WORDS[to] : '接着做'}</Button>
          </View>
        )}
      </Card>
    </View>
  )
}

const Hint = ({ children }: { children: string }) => (
  <View className="mt3">
    <Note icon="info">{children}</Note>
  </View>
)
