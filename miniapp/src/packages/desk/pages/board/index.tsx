import { View } from '@tarojs/components'
import type { BoardJob } from '@onehall/shared/contract/dispatch-board'
import { dayWords } from '@onehall/shared/domain/time'
import type { BoardView } from '../../../../api/dispatch-board.ts'
import { open } from '../../../../platform/navigation.ts'
import { Card } from '../../../../ui/card/card.tsx'
import { Chips } from '../../../../ui/choice/chips.tsx'
import { Loaded } from '../../../../ui/loaded/loaded.tsx'
import { Row } from '../../../../ui/row/row.tsx'
import { Screen } from '../../../../ui/screen/screen.tsx'
import { Section } from '../../../../ui/section/section.tsx'
import { Skeleton } from '../../../../ui/skeleton/skeleton.tsx'
import { State } from '../../../../ui/state/state.tsx'
import '../../board/board.scss'
import { JobChip } from '../../board/job-chip.tsx'
import { JobSheet, WHY } from '../../board/job-sheet.tsx'
import { boardDays, useBoard } from '../../board/use-board.ts'
import { Gate } from '../../parts/gate.tsx'

export default function BoardPage() {
  return (
    <Gate title="派单板" roles={['ops']}>
      <Board />
    </Gate>
  )
}

/** Who goes where: what nobody has stands first, then each installer's day. */
function Board() {
  const page = useBoard()
  const now = new Date()
  return (
    <Screen wide title="派单板">
      <View className="board-days">
        <Chips
          label="哪一天"
          value={page.date}
          items={boardDays(now).map((date) => ({
            value: date,
            text: dayText(date, now),
          }))}
          onChange={page.setDate}
        />
      </View>
      <Loaded of={page.board} skeleton={<Skeleton rows={4} />} offline="有网了才能派单">
        {(board) => (
          <View className="board">
            <View className="board-side">
              <Waiting board={board} onChoose={page.choose} />
              <Card list>
                <Row
                  icon="people"
                  title="邀请同事"
                  sub="给师傅或客服一个邀请码"
                  onPress={() => open('deskInvite')}
                />
              </Card>
            </View>
            <Installers board={board} onChoose={page.choose} />
          </View>
        )}
      </Loaded>
      {page.job && <JobSheet key={page.job.id} page={page} job={page.job} />}
    </Screen>
  )
}

interface Shown {
  board: BoardView
  onChoose: (id: string) => void
}

function Waiting({ board, onChoose }: Shown) {
  return (
    <View>
      {board.conflicts.length > 0 && (
        <>
          <Section title="对不上的" aside={`${board.conflicts.length} 单`} />
          <Card list>
            {board.conflicts.map((job) => (
              <Row
                key={job.id}
                title={job.title}
                sub={job.conflict && `${job.conflict.installerName}做了，${WHY[job.conflict.why]}`}
                state={<State kind="bad" word={job.conflict?.handedOver ? '师傅在等' : '等您定'} />}
                onPress={() => onChoose(job.id)}
              />
            ))}
          </Card>
        </>
      )}
      <Section title="还没派的" aside={`${board.unassigned.length} 单`} />
      {board.unassigned.length === 0 ? (
        <Card>
          <View className="t2 q">这天的都派出去了</View>
        </Card>
      ) : (
        <Card>
          <Jobs jobs={board.unassigned} onChoose={onChoose} />
        </Card>
      )}
    </View>
  )
}

function Installers({ board, onChoose }: Shown) {
  return (
    <View>
      <Section title="师傅" aside={`${board.installers.length} 位`} />
      <Card list label="师傅">
        {busiestFirst(board.installers).map(({ id, name, skills, regions, jobs }) => (
          <View key={id} className="board-line">
            <View className="board-who">
              <View className="flex between base">
                <View className="t2 b">{name}</View>
                <View className="t1 q">{jobs.length > 0 ? `${jobs.length} 单` : '空着'}</View>
              </View>
              <View className="t1 q">
                {[skills.join('、'), regions.join('、')].filter(Boolean).join('，')}
              </View>
            </View>
            {jobs.length > 0 && <Jobs jobs={jobs} onChoose={onChoose} />}
          </View>
        ))}
      </Card>
    </View>
  )
}

/** Who has something that day stands first; the others as installation lists them. */
const busiestFirst = (installers: BoardView['installers']): BoardView['installers'] => [
  ...installers.filter(({ jobs }) => jobs.length > 0),
  ...installers.filter(({ jobs }) => jobs.length === 0),
]

const Jobs = ({ jobs, onChoose }: { jobs: readonly BoardJob[]; onChoose: (id: string) => void }) => (
  <View className="board-jobs">
    {jobs.map((job) => (
      <JobChip key={job.id} job={job} onPress={() => onChoose(job.id)} />
    ))}
  </View>
)

function dayText(date: string, now: Date): string {
  const words = dayWords(`${date}T12:00:00+08:00`, now)
  return words.length === 2 ? words : `${Number(date.slice(8))}日`
}
