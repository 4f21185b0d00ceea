import { View } from '@tarojs/components'
import type { BoardJob } from '@onehall/shared/contract/dispatch-board'
import { clockRange } from '@onehall/shared/domain/time'
import type { JobState } from '@onehall/shared/domain/job-states'
import type { Standing } from '../../../state/standing.ts'
import { cls } from '../../../ui/cls.ts'
import { Press } from '../../../ui/press/press.tsx'
import { State } from '../../../ui/state/state.tsx'
import './board.scss'

const WORDS: Record<JobState, Standing> = {
  assigned: { kind: 'wait', word: '未接单' },
  accepted: { kind: 'wait', word: '已接单' },
  en_route: { kind: 'go', word: '在路上' },
  arrived: { kind: 'go', word: '到了' },
  started: { kind: 'go', word: '正在做' },
  done: { kind: 'done', word: '完成了' },
  unable: { kind: 'bad', word: '没做成' },
  declined: { kind: 'bad', word: '退回了' },
}

/** One visit on the board. */
export function JobChip({ job, onPress }: { job: BoardJob; onPress: () => void }) {
  return (
    <Press className={cls('board-job', job.priority === 'danger' && 'board-job--danger')} onPress={onPress}>
      <View className="flex between">
        <View className="t2 b num">{clockRange(job.from, job.until)}</View>
        {job.installerId && <State {...WORDS[job.state]} />}
      </View>
      <View className="t2">{job.title}</View>
      <View className="t1 q">{factsOf(job)}</View>
    </Press>
  )
}

/** 合肥市蜀山区，要电工证，客户还没答应 */
const factsOf = (job: BoardJob): string =>
  [
    job.priority === 'danger' && '危险',
    job.priority === 'gold' && '金卡',
    job.regionText,
    job.needs && `要${job.needs}`,
    !job.confirmed && '客户还没答应',
  ]
    .filter(Boolean)
    .join('，')
