import { TEXT_MAX } from '@onehall/shared/domain/limits'
import { View } from '@tarojs/components'
import { cls } from '../../../ui/cls.ts'
import { TextArea } from '../../../ui/field/text-area.tsx'
import { ActButton } from '../parts/act-button.tsx'

interface WordsFormProps {
  label: string
  hint: string
  value: string
  act: string
  busy: string | false
  off?: boolean
  /** what only colleagues see has a ground of its own */
  note?: boolean
  onChange: (value: string) => void
  onAct: () => void
  onClose: () => void
}

/** A few words and one act: a note, a last word. */
export function WordsForm({ label, hint, value, act, busy, off, note, ...on }: WordsFormProps) {
  return (
    <View className={cls('bench-form', note && 'bench-form--note')}>
      <View className="bench-title">{label}</View>
      <TextArea label={label} value={value} max={TEXT_MAX} onChange={on.onChange} />
      <View className="bench-foot">
        <View className="bench-hint">{hint}</View>
        <ActButton kind="bare" k="Esc" onPress={on.onClose}>
          不了
        </ActButton>
        <ActButton kind="main" k="Ctrl ↵" busy={busy} off={off} onPress={on.onAct}>
          {act}
        </ActButton>
      </View>
    </View>
  )
}
