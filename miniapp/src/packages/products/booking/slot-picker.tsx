import { View } from '@tarojs/components'
import type { SlotView } from '@onehall/shared/contract/requests'
import { clockRange, dayOf } from '@onehall/shared/domain/time'
import { useState } from 'react'
import { Link } from '../../../ui/button/button.tsx'
import { Card } from '../../../ui/card/card.tsx'
import { Chips } from '../../../ui/choice/chips.tsx'
import { RadioRow } from '../../../ui/choice/radio-row.tsx'
import { slotDays, whoComes } from './slots.ts'
import './slot-picker.scss'

/** So many stand in one line; further days are one tap away. */
const DAYS_AT_ONCE = 4

interface SlotPickerProps {
  slots: readonly SlotView[]
  chosen: SlotView | null
  onChoose: (slot: SlotView) => void
}

/** A day, and one of its free times. */
export function SlotPicker({ slots, chosen, onChoose }: SlotPickerProps) {
  const days = slotDays(slots, new Date())
  const shown = days.findIndex(({ day }) => chosen && day === dayOf(chosen.from))
  const [all, setAll] = useState(shown >= DAYS_AT_ONCE)
  const today = days[Math.max(shown, 0)]
  if (!today) return null
  const visible = all ? days : days.slice(0, DAYS_AT_ONCE)
  return (
    <>
      <View className="slot-days">
        <Chips
          label="日期"
          items={visible.map(({ day, text, weekday }) => ({ value: day, text, sub: weekday }))}
          value={today.day}
          onChange={(day) => {
            const first = days.find((one) => one.day === day)?.slots[0]
            if (first) onChoose(first)
          }}
        />
      </View>
      <View className="mt3">
        <Card list choices label="时段">
          {today.slots.map((slot) => (
            <RadioRow
              key={slot.id}
              title={clockRange(slot.from, slot.until)}
              end={whoComes(slot)}
              chosen={slot.id === chosen?.id}
              onChoose={() => onChoose(slot)}
            />
          ))}
        </Card>
      </View>
      {visible.length < days.length && <Link onPress={() => setAll(true)}>看更晚的日子</Link>}
    </>
  )
}
