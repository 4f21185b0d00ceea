import { View } from '@tarojs/components'
import { Card } from '../../../../../ui/card/card.tsx'
import { Field } from '../../../../../ui/field/field.tsx'
import { TextInput } from '../../../../../ui/field/text-input.tsx'
import { Section } from '../../../../../ui/section/section.tsx'
import '../../../parts/parts.scss'
import type { At } from './at.ts'

/** What is measured, with its unit, and whether it is where it should be. */
export function Readings({ now: { view, record }, acts }: At) {
  const { readings } = view.sheet
  if (readings.length === 0) return null
  const typed = record.draft.readings
  return (
    <>
      <Section title="读数" />
      <Card list label="读数">
        {readings.map(({ id, name, unit, min, max }) => {
          const text = typed[id] ?? ''
          const value = Number(text)
          const isWrong = text !== '' && (Number.isNaN(value) || value < min || value > max)
          return (
            <View key={id} className="reading">
              <Field
                label={name}
                hint={`${min}–${max} ${unit}`}
                error={isWrong ? `应该在 ${min} 到 ${max} ${unit}，再量一次` : undefined}
              >
                <TextInput
                  label={name}
                  value={text}
                  wrong={isWrong}
                  max={8}
                  onChange={(now) => acts.fillIn({ readings: { ...typed, [id]: now } })}
                />
              </Field>
            </View>
          )
        })}
      </Card>
    </>
  )
}
