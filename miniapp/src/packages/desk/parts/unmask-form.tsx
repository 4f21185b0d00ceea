import { View } from '@tarojs/components'
import { Chips } from '../../../ui/choice/chips.tsx'
import { TextInput } from '../../../ui/field/text-input.tsx'
import { Note } from '../../../ui/note/note.tsx'
import type { MaskedField, Person } from '../use-person.ts'
import { ActButton } from './act-button.tsx'

/** As many characters as the contract takes. */
const REASON_MAX = 200

const FOLLOW_UP = '回访'
const REASONS: Record<MaskedField, string[]> = {
  phone: ['约时间', FOLLOW_UP, '核对身份'],
  address: ['改送货地址', '安排上门', '核对身份'],
  name: ['核对身份', '开发票'],
}

/** Why a field is looked at. The reason is kept with who looked and when. */
export function UnmaskForm({ of, field }: { of: Person; field: MaskedField }) {
  // who did not consent to being asked afterwards is not asked
  const reasons = REASONS[field].filter((text) => text !== FOLLOW_UP || of.person.data?.followUp)
  return (
    <View className="unmask">
      <View className="t1 q">为什么要看？原因会记下来，可以查</View>
      <Chips
        label="原因"
        value={of.reason}
        items={reasons.map((text) => ({ value: text, text }))}
        onChange={of.setReason}
      />
      <TextInput
        label="原因"
        placeholder="或者写别的原因"
        value={of.reason}
        max={REASON_MAX}
        onChange={of.setReason}
        onConfirm={of.unmask}
      />
      {of.problem && (
        <Note live kind="bad" icon="alert">
          {of.problem}
        </Note>
      )}
      <View className="unmask-acts">
        <ActButton kind="bare" onPress={() => of.ask(null)}>
          不看了
        </ActButton>
        <ActButton kind="main" busy={of.busy && '正在取'} off={of.reason.trim() === ''} onPress={of.unmask}>
          看
        </ActButton>
      </View>
    </View>
  )
}
