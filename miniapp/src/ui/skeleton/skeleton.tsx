import { View } from '@tarojs/components'
import { role } from '../aria.ts'
import { Button } from '../button/button.tsx'
import '../card/card.scss'
import '../row/row.scss'
import './skeleton.scss'

const WIDTHS = [
  ['62%', '86%'],
  ['48%', '74%'],
  ['56%', '80%'],
] as const

interface SkeletonProps {
  rows?: number
  /** an arch before each row: what comes has pictures */
  arch?: boolean
}

/** The shape of what will come. Readers are told by the words beside it. */
export function Skeleton({ rows = 2, arch }: SkeletonProps) {
  return (
    <View className="card card--list" aria-hidden>
      {Array.from({ length: rows }, (_, i) => {
        const [title, sub] = WIDTHS[i % WIDTHS.length]!
        return (
          <View key={i} className="row">
            {arch && <View className="bone bone--arch" />}
            <View className="row-main">
              <View className="bone bone--title" style={{ width: title }} />
              <View className="bone bone--sub" style={{ width: sub }} />
            </View>
          </View>
        )
      })}
    </View>
  )
}

/** After five seconds the shapes are not enough: say it, and offer to ask again. */
export function SlowNote({ onRetry }: { onRetry: () => void }) {
  return (
    <View className="slow" {...role('status')}>
      <View className="t1 q">比平时慢，还在等</View>
      <Button small kind="bare" icon="refresh" onPress={onRetry}>
        再试一次
      </Button>
    </View>
  )
}
