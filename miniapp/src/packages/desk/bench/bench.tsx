import { View } from '@tarojs/components'
import { role } from '../../../ui/aria.ts'
import { Note } from '../../../ui/note/note.tsx'
import type { Bench as BenchState } from '../use-bench.ts'
import type { Case, CaseView } from '../use-case.ts'
import { MergeForm } from './merge-form.tsx'
import { ReplyForm } from './reply-form.tsx'
import { RouteForm } from './route-form.tsx'
import { TransferForm } from './transfer-form.tsx'
import { WordsForm } from './words-form.tsx'
import './bench.scss'

interface BenchProps {
  one: Case
  request: CaseView
  bench: BenchState
}

/** The foot of the thread: the reply, or the act that was chosen in its place. */
export function Bench({ one, request, bench }: BenchProps) {
  const { problem } = one
  return (
    <View className="bench" {...role('region')} aria-label="回复和操作">
      {problem && problem.act !== 'claim' && (
        <View className="bench-problem">
          <Note live kind="bad" icon="alert">
            {problem.sentence}
          </Note>
        </View>
      )}
      <Form one={one} request={request} bench={bench} />
    </View>
  )
}

function Form({ one, request, bench }: BenchProps) {
  const { written, write } = bench
  switch (bench.mode) {
    case 'note':
      return (
        <WordsForm
          note
          label="备注"
          hint="只有同事看得到"
          value={written.note}
          act="记下"
          busy={one.doing === 'note' && '正在记'}
          off={written.note.trim() === ''}
          onChange={(note) => write({ note })}
          onAct={bench.sendNote}
          onClose={bench.close}
        />
      )
    case 'resolve':
      return (
        <WordsForm
          label="最后一句话"
          hint="可不写，写了客户能看到"
          value={written.last}
          act="办结"
          busy={one.doing === 'resolve' && '正在办结'}
          onChange={(last) => write({ last })}
          onAct={bench.resolve}
          onClose={bench.close}
        />
      )
    case 'route':
      return <RouteForm one={one} request={request} bench={bench} />
    case 'transfer':
      return <TransferForm one={one} request={request} bench={bench} />
    case 'merge':
      return <MergeForm one={one} request={request} bench={bench} />
    default:
      return <ReplyForm one={one} request={request} bench={bench} />
  }
}
