import { View } from '@tarojs/components'
import type { SlotView } from '@onehall/shared/contract/requests'
import { clockRange, dayOf } from '@onehall/shared/domain/time'
import { Card } from '../../../ui/card/card.tsx'
import { Chips } from '../../../ui/choice/chips.tsx'
import { RadioRow } from '../../../ui/choice/radio-row.tsx'
import { slotDays, whoComes } from './slots.ts'
import './slot-picker.scss'

/** So many days stand in one line; further ones are one tap away. */
const DAYS_AT_ONCE = 4

interface SlotPickerProps {
  slots: readonly SlotView[]
  chosen: SlotView | null
  /** every day there is, not only the next ones */
  all: boolean
  onChoose: (slot: SlotView) => void
}

export const hasLaterDays = (slots: readonly SlotView[]): boolean =>
  slotDays(slots, new Date()).length > DAYS_AT_ONCE

/** A day, and one of its free times. */
export function SlotPicker({ slots, chosen, all, onChoose }: SlotPickerProps) {
  const days = slotDays(slots, new Date())
  const at = Math.max(
    0,
    days.findIndex(({ day }) => chosen && day === dayOf(chosen.from)),
  )
  const today = days[at]
  if (!today) return null
  const shown = all || at >= DAYS_AT_ONCE ? days : days.slice(0, DAYS_AT_ONCE)
  return (
    <>
      <View className="slot-days">
        <Chips
          label="日期"
          items={shown.map(({ day, text, weekday }) => ({ value: day, text, sub: weekday }))}
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
    </>
  )
}
