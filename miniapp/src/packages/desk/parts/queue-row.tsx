import type { QueueItem } from '@onehall/shared/contract/desk'
import { clock } from '@onehall/shared/domain/time'
import { View } from '@tarojs/components'
import { cls } from '../../../ui/cls.ts'
import { Press } from '../../../ui/press/press.tsx'
import { queueWords } from '../clock-words.ts'
import { useNow } from '../use-now.ts'
import { DEPARTMENT_WORDS, STATUS_WORDS, TIER_WORDS } from '../words.ts'
import './queue-row.scss'

interface QueueRowProps {
  item: QueueItem
  /** when it was fetched */
  at: number
  /** found, not queued: how it stands and who has it */
  found?: boolean
  on: boolean
  onPress: () => void
}

/** One request of the queue: who, how long there is, what was said last, who else works on it. */
export function QueueRow({ item, at, found, on, onPress }: QueueRowProps) {
  const isDanger = item.priority === 'danger'
  return (
    <Press
      className={cls('q-item', on && 'q-item--on', item.group === 'danger' && 'q-item--danger')}
      current={on}
      onPress={onPress}
    >
      <View className="q-head">
        <View className="q-name">{item.nameMasked}</View>
        {item.tier !== 'normal' && <View className="q-tier">{TIER_WORDS[item.tier]}</View>}
        {isDanger && item.group !== 'danger' && <View className="q-danger">危险</View>}
        {found ? <View className="q-sla">{STATUS_WORDS[item.status]}</View> : <Sla item={item} at={at} />}
      </View>
      <View className="q-text">{item.text || item.title}</View>
      <Facts item={item} />
    </Press>
  )
}

/** Drawn anew each second, alone. */
function Sla({ item, at }: { item: QueueItem; at: number }) {
  const { text, urgency } = queueWords(item, { at, now: useNow() })
  return <View className={cls('q-sla num', urgency !== 'none' && `q-sla--${urgency}`)}>{text}</View>
}

function Facts({ item }: { item: QueueItem }) {
  const { group, departments, reason, claimedBy, reservedUntil } = item
  const facts = [
    ...departments.map((department) => DEPARTMENT_WORDS[department]),
    group === 'claim' && !claimedBy ? reason : '',
    claimedBy && group !== 'mine' ? `${claimedBy.name}在办` : '',
    reservedUntil ? `留给专属客服到 ${clock(reservedUntil)}` : '',
  ].filter(Boolean)
  if (facts.length === 0) return null
  return (
    <View className="q-facts">
      {facts.map((fact) => (
        <View key={fact}>{fact}</View>
      ))}
    </View>
  )
}
