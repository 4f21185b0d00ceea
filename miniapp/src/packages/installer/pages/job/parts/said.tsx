import type { JobActView } from '@onehall/shared/contract/jobs'
import { clock } from '@onehall/shared/domain/time'
import { SAID_ALREADY, stateOf, type ActEntry, type EntryState } from '../../../../../outbox/record.ts'
import type { Standing } from '../../../../../state/standing.ts'
import { Card } from '../../../../../ui/card/card.tsx'
import { Row } from '../../../../../ui/row/row.tsx'
import { Section } from '../../../../../ui/section/section.tsx'
import { State } from '../../../../../ui/state/state.tsx'
import { MOVE_WORDS } from '../../../words.ts'
import type { At } from './at.ts'

const SAID_ELSEWHERE: Standing = { kind: 'off', word: '另一台手机报过' }

const DELIVERED: Record<JobActView['delivery'], Standing> = {
  waiting: { kind: 'go', word: '已收到，正在转' },
  sent: { kind: 'done', word: '已送达' },
  conflict: { kind: 'bad', word: '等人来定' },
  settled: { kind: 'off', word: '处理过了' },
}

const OWN: Record<EntryState, Standing> = {
  waiting: { kind: 'you', word: '未发送' },
  sending: { kind: 'you', word: '正在发送' },
  sent: { kind: 'go', word: '已发送' },
  refused: { kind: 'bad', word: '没收下' },
}

/** Every step that was said, and how far it has got. */
export function Said({ now: { view, record }, acts }: At) {
  const known = new Set(view.acts.map(({ clientId }) => clientId))
  const own = record.entries.filter((e): e is ActEntry => e.kind === 'act' && !known.has(e.id))
  const lines = [
    ...view.acts.map(({ clientId, to, at, delivery, reason }) => ({
      id: clientId,
      to,
      at,
      reason,
      standing: DELIVERED[delivery],
    })),
    ...own.map((act) => ({
      id: act.id,
      to: act.said.to,
      at: act.said.at,
      reason: act.said.reason ?? null,
      standing: act.refused?.code === SAID_ALREADY ? SAID_ELSEWHERE : OWN[stateOf(act, acts.sending)],
    })),
  ]
  if (lines.length === 0) return null
  return (
    <>
      <Section title="记下的" />
      <Card list label="记下的">
        {lines.map(({ id, to, at, reason, standing }) => (
          <Row
            key={id}
            title={MOVE_WORDS[to]}
            sub={[clock(at), reason].filter(Boolean).join('，')}
            state={<State {...standing} />}
          />
        ))}
      </Card>
    </>
  )
}
