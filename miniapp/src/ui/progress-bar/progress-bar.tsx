import { View } from '@tarojs/components'
import { picture } from '../aria.ts'
import './progress-bar.scss'

/** How far along something is, 0 to 100. */
export function ProgressBar({ percent, label }: { percent: number; label: string }) {
  const width = `${Math.max(0, Math.min(100, percent))}%`
  return (
    <View className="meter" {...picture(label)}>
      <View className="meter-fill" style={{ width }} />
    </View>
  )
}
