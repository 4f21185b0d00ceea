import { TIP_PLACE_MAX } from '@onehall/shared/domain/tip-states'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { choosePlace, hasMap } from '../../../../../platform/place.ts'
import { useRegions } from '../../../../../state/use-regions.ts'
import { Link } from '../../../../../ui/button/button.tsx'
import { Field } from '../../../../../ui/field/field.tsx'
import { TextInput } from '../../../../../ui/field/text-input.tsx'
import { Icon } from '../../../../../ui/icon/icon.tsx'
import { RegionSheet } from '../../../../../ui/region-sheet/region-sheet.tsx'

interface WhereProps {
  self: boolean
  value: string
  onChange: (value: string) => void
}

/** In words; WeChat's map, or a list of districts, writes the first of them. */
export function Where({ self, value, onChange }: WhereProps) {
  const [problem, setProblem] = useState<string | null>(null)
  const regions = useRegions((_, words) => onChange(words))
  const question = self ? '您现在大概在哪里' : '在哪里'

  async function showOnMap(): Promise<void> {
    const chosen = await choosePlace()
    setProblem(chosen.ok || chosen.why === 'cancelled' ? null : chosen.sentence)
    if (chosen.ok) onChange(chosen.value.slice(0, TIP_PLACE_MAX))
  }

  return (
    <View className="mt5">
      <Field
        bold
        label={question}
        hint={self ? '可不填' : undefined}
        help={problem ? { text: problem } : undefined}
      >
        <TextInput
          label={question}
          placeholder={self ? '到市就行' : '哪个市，什么地方'}
          max={TIP_PLACE_MAX}
          value={value}
          onChange={onChange}
          before={<Icon name="pin" size="s" tone="quiet" />}
          after={
            <Link end onPress={hasMap ? () => void showOnMap() : regions.begin}>
              {hasMap ? '地图' : '选市县'}
            </Link>
          }
        />
      </Field>
      <RegionSheet {...regions} />
    </View>
  )
}
