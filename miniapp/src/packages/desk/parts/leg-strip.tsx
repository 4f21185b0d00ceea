import type { DeskRequestView } from '@onehall/shared/contract/desk'
import type { LegView } from '@onehall/shared/contract/requests'
import { isLegEnd } from '@onehall/shared/domain/request-states'
import { visitWords } from '@onehall/shared/domain/time'
import { View } from '@tarojs/components'
import { role } from '../../../ui/aria.ts'
import { cls } from '../../../ui/cls.ts'
import { State } from '../../../ui/state/state.tsx'
import { currentLegs, onTheWay } from '../../../state/standing.ts'
import { DEPARTMENT_WORDS, LEG_WORDS, type LegWords } from '../words.ts'
import './leg-strip.scss'

const STEPS = [0, 1, 2, 3]

/** Each department's part, beside each other: what it does, how far it is, its last word. */
export function LegStrip({ legs, kind }: Pick<DeskRequestView, 'legs' | 'kind'>) {
  const current = currentLegs(legs)
  if (current.length === 0) return null
  return (
    <View className="leg-strip" {...role('list')} aria-label="各部门的进度">
      {current.map((leg) => (
        <LegCell key={leg.id} leg={leg} kind={kind} />
      ))}
    </View>
  )
}

function LegCell({ leg, kind }: { leg: LegView; kind: DeskRequestView['kind'] }) {
  const { reached, ...standing } = standingOf(leg, kind)
  return (
    <View className="leg-cell" {...role('listitem')}>
      <View className="leg-cell-name">
        {DEPARTMENT_WORDS[leg.department]}
        <View className="leg-cell-what">{leg.title}</View>
      </View>
      <View className="leg-cell-line" aria-hidden>
        {STEPS.map((step) => (
          <View
            key={step}
            className={cls('leg-cell-seg', step < reached && 'leg-cell-seg--on', segment(leg, step, reached))}
          />
        ))}
      </View>
      <View className="leg-cell-word">
        <State {...standing} />
        <View className="leg-cell-note num">{lastWord(leg)}</View>
      </View>
    </View>
  )
}

function standingOf(leg: LegView, kind: DeskRequestView['kind']): LegWords {
  const known = LEG_WORDS[leg.status]
  if (isLegEnd(leg.status)) return known
  return leg.appointment?.needsConfirmation ? ASKS : { ...known, ...onTheWay(leg.visit, kind) }
}

const ASKS = { kind: 'you', word: '等客户确认', reached: 2 } as const

const segment = ({ status, appointment }: LegView, step: number, reached: number): string | false =>
  step === reached &&
  (status === 'failed' ? 'leg-cell-seg--bad' : appointment?.needsConfirmation ? 'leg-cell-seg--now' : false)

const lastWord = ({ status, reason, appointment, note }: LegView): string => {
  if (status === 'failed') return reason ?? ''
  if (appointment && !isLegEnd(status)) {
    const { from, until, worker } = appointment
    return [visitWords(from, until, new Date()), worker].filter(Boolean).join(' ')
  }
  return note ?? ''
}
