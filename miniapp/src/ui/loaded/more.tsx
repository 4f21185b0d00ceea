import { View } from '@tarojs/components'
import { Button } from '../button/button.tsx'

interface MoreProps {
  /** idle: there is more · end: that was all */
  state: 'idle' | 'loading' | 'failed' | 'end'
  onMore: () => void
}

/** The foot of a long list. The page also calls onMore when its bottom is reached. */
export function More({ state, onMore }: MoreProps) {
  if (state === 'end') return <View className="t1 qq c mt4">没有更早的了</View>
  return (
    <View className="mt2">
      <Button small kind="bare" busy={state === 'loading' && '正在取'} onPress={onMore}>
        {state === 'failed' ? '没取到，再试一次' : '看更早的'}
      </Button>
    </View>
  )
}
