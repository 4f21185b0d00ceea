import { GUARDIAN_RELATIONS } from '@onehall/shared/domain/purposes'
import { View } from '@tarojs/components'
import { Card } from '../../../../../ui/card/card.tsx'
import { Checkbox } from '../../../../../ui/choice/checkbox.tsx'
import { RadioRow } from '../../../../../ui/choice/radio-row.tsx'
import { Section } from '../../../../../ui/section/section.tsx'
import { RELATIONS } from '../../../words.ts'
import type { Guardian } from '../use-consent.ts'

interface GuardianFieldsProps {
  guardian: Guardian
  change: (part: Partial<Guardian>) => void
}

/** Who says so for a child: only a guardian may. Nothing is ticked beforehand. */
export function GuardianFields({ guardian: { relation, declared }, change }: GuardianFieldsProps) {
  return (
    <>
      <Section title="谁来同意" />
      <Card list choices label="您是孩子的谁">
        {GUARDIAN_RELATIONS.map((one) => (
          <RadioRow
            key={one}
            wraps
            title={RELATIONS[one]}
            chosen={relation === one}
            onChoose={() => change({ relation: one })}
          />
        ))}
      </Card>
      <View className="mt3">
        <Checkbox checked={declared} onChange={(on) => change({ declared: on })}>
          我是孩子的监护人，替孩子来定
        </Checkbox>
      </View>
    </>
  )
}
