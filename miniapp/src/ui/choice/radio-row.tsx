import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { cls } from '../cls.ts'
import { Press } from '../press/press.tsx'
import '../row/row.scss'
import './choice.scss'

interface RadioRowProps {
  title: string
  sub?: ReactNode
  end?: ReactNode
  chosen: boolean
  /** a title of several words, that may take two lines */
  wraps?: boolean
  onChoose: () => void
}

/** One choice of a list card (`<Card list choices>`). */
export function RadioRow({ title, sub, end, chosen, wraps, onChoose }: RadioRowProps) {
  return (
    <Press className="row" as="radio" checked={chosen} onPress={onChoose}>
      <View className={cls('radio', chosen && 'radio--on')} />
      <View className="row-main">
        <View className={cls('row-title num', !wraps && 'nb', chosen && 'row-title--b')}>{title}</View>
        {sub && <View className="row-sub">{sub}</View>}
      </View>
      {end && <View className="row-end">{end}</View>}
    </Press>
  )
}
