import { View } from '@tarojs/components'
import type { BoardJob } from '@onehall/shared/contract/dispatch-board'
import { isJobOver } from '@onehall/shared/domain/job-states'
import { clockRange, dayOf, visitWords } from '@onehall/shared/domain/time'
import { useState } from 'react'
import { Button, Buttons } from '../../../ui/button/button.tsx'
import { Card } from '../../../ui/card/card.tsx'
import { Chips } from '../../../ui/choice/chips.tsx'
import { RadioRow } from '../../../ui/choice/radio-row.tsx'
import { Field } from '../../../ui/field/field.tsx'
import { TextArea } from '../../../ui/field/text-area.tsx'
import { Note } from '../../../ui/note/note.tsx'
import { Pairs } from '../../../ui/pairs/pairs.tsx'
import { Sheet } from '../../../ui/sheet/sheet.tsx'
import { overlaps, type Board, type BoardInstaller } from './use-board.ts'

/** Who takes it, and when; or, where the phone and the office differ, what holds. */
export function JobSheet({ page, job }: { page: Board; job: BoardJob }) {
  if (job.conflict) return <Conflict page={page} job={job} conflict={job.conflict} />
  return <Assign page={page} job={job} />
}

/** The windows in which installation visits. */
const HOURS = [9, 13, 15, 18] as const

const windowsOf = (date: string): { from: string; until: string }[] =>
  HOURS.map((hour) => {
    const from = Date.parse(`${date}T00:00:00+08:00`) + hour * 3_600_000
    return { from: new Date(from).toISOString(), until: new Date(from + 2 * 3_600_000).toISOString() }
  })

function Assign({ page, job }: { page: Board; job: BoardJob }) {
  const [to, setTo] = useState<string | null>(job.installerId)
  const [at, setAt] = useState<string | null>(null)
  const slot = windowsOf(dayOf(job.from)).find(({ from }) => from === at)
  const installers = page.board.data?.installers ?? []
  const isSame = to === job.installerId && !slot
  const { busy, problem, run } = page.assigning
  const foot = (
    <Button
      off={to === null || isSame || isJobOver(job.state)}
      busy={busy && '正在派'}
      onPress={() => to && void run(to, slot)}
    >
      {job.installerId ? '改派' : '派给这位'}
    </Button>
  )
  return (
    <Sheet open title={job.title} foot={foot} onClose={page.close}>
      <View className="t2 num">{visitWords(job.from, job.until, new Date())}</View>
      <View className="t1 q num">
        {[job.regionText, job.needs && `要${job.needs}`, `编号 ${job.requestNumber}`]
          .filter(Boolean)
          .join('，')}
      </View>
      {problem && (
        <View className="mt3">
          <Note live kind="bad" icon="alert">
            {problem}
          </Note>
        </View>
      )}
      <View className="mt4">
        <Card list choices label="派给谁">
          {installers.map((one) => (
            <RadioRow
              key={one.id}
              title={one.name}
              sub={fitWords(one, job, slot ?? job)}
              wraps
              chosen={one.id === to}
              onChoose={() => setTo(one.id)}
            />
          ))}
        </Card>
      </View>
      <View className="mt4">
        <View className="t1 q">改时间要客户再点头；不改就不选</View>
        <View className="mt2">
          <Chips
            label="改到"
            value={at}
            items={windowsOf(dayOf(job.from)).map(({ from, until }) => ({
              value: from,
              text: clockRange(from, until),
              off: Date.parse(from) < Date.now(),
            }))}
            onChange={(from) => setAt(from === at ? null : from)}
          />
        </View>
      </View>
    </Sheet>
  )
}

/** 电工证；蜀山区，那时已有一单 */
function fitWords(
  { jobs, skills, regions }: BoardInstaller,
  job: BoardJob,
  at: { from: string; until: string },
): string {
  const busy = jobs.some((one) => one.id !== job.id && !isJobOver(one.state) && overlaps(one, at))
  const lacks = job.needs !== null && !skills.includes(job.needs)
  return [busy && '那时已有一单', lacks && `没有${job.needs}`, skills.join('、'), regions.join('、')]
    .filter(Boolean)
    .join('，')
}

const REASON_MAX = 200
export const WHY = {
  reassigned: '办公室已经改派',
  cancelled: '这一单已经取消',
  moved: '时间已经改过',
  refused: '安装那边没收',
} as const

interface ConflictProps {
  page: Board
  job: BoardJob
  conflict: NonNullable<BoardJob['conflict']>
}

function Conflict({ page, job, conflict }: ConflictProps) {
  const [reason, setReason] = useState('')
  const said = reason.trim()
  const { busy, problem, run } = page.settling
  const foot = (
    <Buttons>
      <Button kind="line" off={!said} onPress={() => void run('set_aside', said)}>
        只留记录
      </Button>
      <Button off={!said} busy={busy && '正在定'} onPress={() => void run('confirm', said)}>
        算他做的
      </Button>
    </Buttons>
  )
  return (
    <Sheet open title="定一下算不算" foot={foot} onClose={page.close}>
      <View className="t2">
        {`${conflict.installerName}记了“${MOVES[conflict.to] ?? conflict.to}”，${WHY[conflict.why]}。`}
      </View>
      <View className="t1 q num">{`${job.title}，${visitWords(job.from, job.until, new Date())}`}</View>
      <View className="mt3">
        <Card label="他记的">
          <Pairs items={recordedFacts(conflict.recorded)} />
        </Card>
      </View>
      {problem && (
        <View className="mt3">
          <Note live kind="bad" icon="alert">
            {problem}
          </Note>
        </View>
      )}
      <View className="mt4">
        <Field label="为什么这么定" help={{ text: '会留在记录里' }}>
          <TextArea label="为什么这么定" value={reason} max={REASON_MAX} onChange={setReason} />
        </Field>
      </View>
    </Sheet>
  )
}

const CONFIRMED = { code: '念了确认码', signature: '签了名' } as const

/** What there is to decide by; what he did not record is not listed. */
const recordedFacts = ({
  checks,
  photos,
  readings,
  parts,
  confirmedBy,
}: ConflictProps['conflict']['recorded']) =>
  [
    { name: '客户', value: confirmedBy ? CONFIRMED[confirmedBy] : '没有确认码，也没签名' },
    { name: '照片', value: photos > 0 ? `${photos} 张` : '' },
    { name: '检查', value: checks > 0 ? `${checks} 项` : '' },
    { name: '读数', value: readings.map(({ name, value, unit }) => `${name} ${value} ${unit}`).join('、') },
    { name: '配件', value: parts.map(({ name, quantity }) => `${name} ${quantity} 件`).join('、') },
  ].filter(({ value }) => value !== '')

const MOVES: Partial<Record<string, string>> = {
  arrived: '到了',
  started: '开始做',
  done: '完成',
  unable: '做不了',
}
