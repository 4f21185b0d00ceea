import type { TipRow } from '@onehall/shared/contract/tip-desk'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { role } from '../../ui/aria.ts'
import { Blank } from '../../ui/blank/blank.tsx'
import { cls } from '../../ui/cls.ts'
import { Loaded } from '../../ui/loaded/loaded.tsx'
import { Mark } from '../../ui/mark/mark.tsx'
import { Note } from '../../ui/note/note.tsx'
import { Press } from '../../ui/press/press.tsx'
import { Skeleton } from '../../ui/skeleton/skeleton.tsx'
import { CaseMain, CaseSide } from './parts/case.tsx'
import { Queue } from './parts/queue.tsx'
import { Relation } from './parts/relation.tsx'
import { Requests } from './parts/requests.tsx'
import { useBoard, type Board } from './use-board.ts'
import { useCase } from './use-case.ts'
import { leave } from './use-officer.ts'
import './console.scss'

/** Queue, tip and judgement beside each other. */
export function Console() {
  const board = useBoard()
  const [chosen, setChosen] = useState<{ id: string; noticeId: string } | null>(null)
  const notice = chosen && board.noticeOf(chosen.noticeId)
  return (
    <View className="console--tips">
      <Top board={board} />
      <View className="td-queue">
        <Queue
          board={board}
          chosen={chosen?.id ?? null}
          onChoose={({ id, noticeId }: TipRow) => setChosen({ id, noticeId })}
        />
      </View>
      {!chosen || !notice ? (
        <View className="td-nothing" {...role('main')}>
          <Blank art="bell" title="还没选" text="从左边打开一条。打开、看清照片、看联系方式，都会记下" />
        </View>
      ) : notice.declared?.related === false ? (
        <Columns
          key={chosen.id}
          id={chosen.id}
          row={board.tips.data?.items.find(({ id }) => id === chosen.id)}
          onChanged={() => void board.reload()}
          onOpen={(id) => setChosen({ ...chosen, id })}
        />
      ) : (
        <View className="td-nothing" {...role('main')}>
          <Relation notice={notice} declaring={board.declaring} />
        </View>
      )}
    </View>
  )
}

interface ColumnsProps {
  id: string
  /** as the queue shows it now */
  row: TipRow | undefined
  onChanged: () => void
  onOpen: (id: string) => void
}

function Columns({ id, row, onChanged, onOpen }: ColumnsProps) {
  const one = useCase(id, onChanged)
  return (
    <>
      <View className="td-main" {...role('main')} {...FOCUSABLE}>
        <Loaded of={one.tip} skeleton={<Skeleton rows={3} />}>
          {(tip) => (
            <>
              {isNewer(row, tip) && (
                <Note kind="pine" icon="bell" onPress={() => void one.tip.reload().then(onChanged)}>
                  这条有新的进展，点一下看
                </Note>
              )}
              <View className={cls(isNewer(row, tip) && 'mt3')}>
                <CaseMain tip={tip} one={one} />
              </View>
            </>
          )}
        </Loaded>
      </View>
      <View className="td-side" {...role('region')} aria-label="判断" {...FOCUSABLE}>
        {one.tip.data && <CaseSide tip={one.tip.data} one={one} onOpen={onOpen} />}
      </View>
    </>
  )
}

/** Opening a tip is on record: what has come since is told by the queue, and opened by a tap. */
const isNewer = (row: TipRow | undefined, open: TipRow): boolean =>
  row !== undefined && (row.status !== open.status || row.waiting !== open.waiting)

/** What scrolls by itself must be reached by keys. */
const FOCUSABLE = { tabIndex: 0 } as object

function Top({ board }: { board: Board }) {
  const [asking, setAsking] = useState(false)
  const waiting = board.requests.data?.filter(({ mine }) => !mine).length ?? 0
  return (
    <View className="td-top">
      <View className="td-brand">
        <Mark />
        <View>一厅线索台</View>
      </View>
      <View className="grow" />
      <Press className="td-link" onPress={() => setAsking(true)}>
        {waiting > 0 ? `等您同意 ${waiting}` : '联系方式申请'}
      </Press>
      <Press className="td-link" onPress={leave}>
        退出
      </Press>
      <Requests open={asking} board={board} onClose={() => setAsking(false)} />
    </View>
  )
}
