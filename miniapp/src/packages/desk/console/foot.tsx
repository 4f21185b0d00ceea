import { View } from '@tarojs/components'
import { role } from '../../../ui/aria.ts'
import { Press } from '../../../ui/press/press.tsx'
import { Kbd } from '../parts/kbd.tsx'
import './foot.scss'

interface Hint {
  keys: readonly string[]
  does: string
}

const DAILY: readonly Hint[] = [
  { keys: ['J', 'K'], does: '上下一条' },
  { keys: ['C'], does: '认领' },
  { keys: ['R'], does: '回复' },
  { keys: ['D'], does: '转部门' },
  { keys: ['N'], does: '备注' },
  { keys: ['E'], does: '办结' },
]
const OTHERS: readonly Hint[] = [
  { keys: ['I'], does: '建议放进回复' },
  { keys: ['S'], does: '直接发建议' },
  { keys: ['Ctrl', '↵'], does: '发送' },
  { keys: ['T'], does: '转给同事' },
  { keys: ['M'], does: '合并' },
  { keys: ['U'], does: '放回队列' },
  { keys: ['/'], does: '找一件' },
  { keys: ['Esc'], does: '退一步' },
]

/** The keys, where one looks for them. While one types they write letters. */
export function Foot({ help, onHelp }: { help: boolean; onHelp: () => void }) {
  return (
    <View className="console-foot">
      {help && (
        <View className="console-keys" {...role('region')} aria-label="全部按键">
          {[...DAILY, ...OTHERS].map((hint) => (
            <OneHint key={hint.does} {...hint} />
          ))}
          <View className="q">写字的时候，这些键照常写字，先按 Esc</View>
        </View>
      )}
      {DAILY.map((hint) => (
        <OneHint key={hint.does} {...hint} />
      ))}
      <View className="grow" />
      <Press className="key-hint" expanded={help} onPress={onHelp}>
        <Kbd>?</Kbd>
        <View>全部按键</View>
      </Press>
    </View>
  )
}

function OneHint({ keys, does }: Hint) {
  return (
    <View className="key-hint">
      {keys.map((key) => (
        <Kbd key={key}>{key}</Kbd>
      ))}
      <View>{does}</View>
    </View>
  )
}
