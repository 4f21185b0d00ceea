import { View } from '@tarojs/components'
import './state.scss'

export type StateKind = 'wait' | 'go' | 'you' | 'bad' | 'done' | 'off'

/**
 * How a thing stands: a dot and a word, never a coloured badge. wait: received · go: being done · you: waits for
 * the person · bad: failed · done · off: cancelled.
 */
export function State({ kind, word }: { kind: StateKind; word: string }) {
  return <View className={`state state--${kind}`}>{word}</View>
}
