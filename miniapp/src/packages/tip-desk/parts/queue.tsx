import type { TipRow } from '@onehall/shared/contract/tip-desk'
import { dayWords } from '@onehall/shared/domain/time'
import { View } from '@tarojs/components'
import { role } from '../../../ui/aria.ts'
import { Blank } from '../../../ui/blank/blank.tsx'
import { Chips } from '../../../ui/choice/chips.tsx'
import { cls } from '../../../ui/cls.ts'
import { Loaded } from '../../../ui/loaded/loaded.tsx'
import { More } from '../../../ui/loaded/more.tsx'
import { Press } from '../../../ui/press/press.tsx'
import { Skeleton } from '../../../ui/skeleton/skeleton.tsx'
import type { Board, LaneChoice } from '../use-board.ts'
import { factsOf, LANE_ORDER, LANE_WORDS, laneWords, STATUS_WORDS } from '../words.ts'
import './queue.scss'

interface QueueProps {
  board: Board
  chosen: string | null
  onChoose: (row: TipRow) => void
}

/** What waits: by lane, what is raised first. */
export function Queue({ board: { lane, setLane, lanes, tips }, chosen, onChoose }: QueueProps) {
  return (
    <View {...role('navigation')} aria-label="线索">
      <View className="td-lanes">
        <Chips label="哪一类" items={lanesOf(lanes)} value={lane} onChange={setLane} />
      </View>
      <Loaded of={tips} skeleton={<Skeleton rows={4} />}>
        {({ items }) =>
          items.length === 0 ? (
            <Blank art="bell" title="没有等着的" text="有新线索会自己出现" />
          ) : (
            <>
              {items.map((row) => (
                <QueueRow key={row.id} row={row} on={row.id === chosen} onPress={() => onChoose(row)} />
              ))}
              {tips.rest !== 'end' && <More state={tips.rest} onMore={tips.more} />}
            </>
          )
        }
      </Loaded>
    </View>
  )
}

const lanesOf = (lanes: Board['lanes']): { value: LaneChoice; text: string }[] => {
  const all = lanes && LANE_ORDER.reduce((sum, lane) => sum + lanes[lane], 0)
  return [
    { value: 'all', text: `全部 ${all ?? ''}`.trim() },
    ...LANE_ORDER.filter((lane) => lanes?.[lane]).map((lane) => ({
      value: lane,
      text: `${LANE_WORDS[lane]} ${lanes?.[lane] ?? ''}`,
    })),
    { value: 'closed', text: '办结的' },
  ]
}

interface QueueRowProps {
  row: TipRow
  on: boolean
  onPress: () => void
}

function QueueRow({ row, on, onPress }: QueueRowProps) {
  const { cluster, noticeName, status, receivedAt } = row
  const facts = factsOf(row)
  return (
    <Press className={cls('td-row', on && 'td-row--on')} current={on} onPress={onPress}>
      <View className="td-row-head">
        <View className="td-row-name">{noticeName}</View>
        <View className={cls(row.lane === 'hostile' || row.lane === 'fraud' ? 'bad' : 'q')}>
          {laneWords(row)}
        </View>
        <View className="td-row-state">{STATUS_WORDS[status]}</View>
      </View>
      {cluster && (
        <View className="td-row-cluster">
          {cluster.place ?? '地图上同一处'}附近，{cluster.tips} 条说到一处
        </View>
      )}
      <View className="td-row-facts">
        <View>{dayWords(receivedAt, new Date())}</View>
        {facts.map((fact) => (
          <View key={fact}>{fact}</View>
        ))}
      </View>
    </Press>
  )
}
