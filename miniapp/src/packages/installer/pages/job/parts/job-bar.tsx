import { View } from '@tarojs/components'
import { isJobOver, movesFrom, type JobMove } from '@onehall/shared/domain/job-states'
import { BottomBar } from '../../../../../ui/bottom-bar/bottom-bar.tsx'
import { Button, Link } from '../../../../../ui/button/button.tsx'
import { missingNow } from '../../../job-now.ts'
import { missingWords, MOVE_WORDS } from '../../../words.ts'
import type { At } from './at.ts'

const FINISH: Partial<Record<string, string>> = { install: '完成安装', repair: '完成维修' }

/** The next step, what it still takes, and the way out. */
export function JobBar({ now, acts, onLeave }: At & { onLeave: (to: JobMove) => void }) {
  const { state, view, record } = now
  const [to] = movesFrom(state)
  const isHis = view.standing === 'yours'
  if (!to || isJobOver(state) || !(isHis || state === 'started')) return null
  const leave = state === 'assigned' || state === 'accepted' ? 'declined' : 'unable'
  const missing = to === 'done' ? missingWords(missingNow(now)) : null
  const isHeld = now.refused.some(({ kind }) => kind === 'act')
  const { unitCode } = record.draft
  const press = (): void => {
    if (to === 'done') acts.finish()
    else if (to === 'arrived') acts.arrive()
    else acts.move(to, to === 'started' && unitCode !== null ? { unitCode } : {})
  }
  return (
    <BottomBar
      line={
        <>
          <View>{isHeld ? '上面有一步没收下，先看看' : (missing ?? NEXT_WORDS[to] ?? '')}</View>
          {isHis && (
            <Link end onPress={() => onLeave(leave)}>
              {leave === 'declined' ? '接不了' : '做不了'}
            </Link>
          )}
        </>
      }
    >
      <Button off={isHeld || missing !== null} busy={acts.arriving && '看看在哪'} onPress={press}>
        {!isHis ? '做完了，报给调度' : to === 'done' ? (FINISH[view.kind] ?? '完成') : MOVE_WORDS[to]}
      </Button>
    </BottomBar>
  )
}

const NEXT_WORDS: Partial<Record<JobMove, string>> = {
  accepted: '还没接单',
  en_route: '点了出发，客户就看得到',
  arrived: '到门口了再点',
  started: '先扫机身码，再开始',
  done: '都齐了',
}
