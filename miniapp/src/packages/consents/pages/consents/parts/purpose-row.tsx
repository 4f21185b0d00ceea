import type { ConsentView } from '@onehall/shared/contract/consents'
import { View } from '@tarojs/components'
import { open } from '../../../../../platform/navigation.ts'
import { Switch } from '../../../../../ui/choice/switch.tsx'
import { Press } from '../../../../../ui/press/press.tsx'
import '../../../../../ui/row/row.scss'
import './purpose-row.scss'

interface PurposeRowProps {
  consent: ConsentView
  busy: boolean
  onChange: (granted: boolean) => void
}

/** A purpose that is decided here; its words lead to the whole of it. */
export function PurposeRow({
  consent: { id, title, brief, state, outdated },
  busy,
  onChange,
}: PurposeRowProps) {
  return (
    <View className="row">
      <Press className="row-main purpose" onPress={() => open('consent', { purpose: id })}>
        <View className="row-title">{title}</View>
        <View className="row-sub">{outdated ? '文字更新过，先按不同意算' : brief}</View>
      </Press>
      <Switch label={title} on={state === 'granted'} busy={busy} onChange={onChange} />
    </View>
  )
}
