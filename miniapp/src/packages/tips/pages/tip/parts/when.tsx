import { View } from '@tarojs/components'
import { call } from '../../../../../platform/phone.ts'
import { Chips } from '../../../../../ui/choice/chips.tsx'
import { Field } from '../../../../../ui/field/field.tsx'
import { TextInput } from '../../../../../ui/field/text-input.tsx'
import { Note } from '../../../../../ui/note/note.tsx'
import type { TipWords } from '../../../draft.ts'

const TIMES = [
  { value: 'today', text: '今天' },
  { value: 'lately', text: '这几天' },
  { value: 'earlier', text: '更早' },
  { value: 'unsure', text: '记不清' },
] as const

interface WhenProps {
  draft: TipWords
  change: (part: Partial<TipWords>) => void
}

/** Roughly when. */
export function When({ draft: { when, earlier }, change }: WhenProps) {
  return (
    <View className="mt5">
      <Field bold label="什么时候">
        <Chips even label="什么时候" items={TIMES} value={when} onChange={(now) => change({ when: now })} />
      </Field>
      {when === 'today' && (
        <View className="mt2">
          <Note kind="bad" icon="phone" onPress={() => void call('110')}>
            人还在眼前，先打 110。别自己拦，别追。
          </Note>
        </View>
      )}
      {when === 'earlier' && (
        <View className="mt2">
          <TextInput
            label="大概是什么时候"
            placeholder="大概的年月，比如 2024 年夏天"
            max={40}
            value={earlier}
            onChange={(words) => change({ earlier: words })}
          />
        </View>
      )}
    </View>
  )
}
