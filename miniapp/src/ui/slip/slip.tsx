import { View } from '@tarojs/components'
import { Fragment, type ReactNode } from 'react'
import { role } from '../aria.ts'
import './slip.scss'

/** Whatever proves something, with a dashed cut and two notches between its parts. */
export function Slip({ label, parts }: { label: string; parts: readonly ReactNode[] }) {
  return (
    <View className="slip" {...role('region')} aria-label={label}>
      {parts.map((part, i) => (
        <Fragment key={i}>
          {i > 0 && <View className="slip-cut" aria-hidden />}
          <View className="slip-part">{part}</View>
        </Fragment>
      ))}
    </View>
  )
}
