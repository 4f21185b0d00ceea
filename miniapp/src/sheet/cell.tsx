import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { cls } from '../ui/cls.ts'

/** One place of the sheet: a name and what it names. */
export function Cell({ name, wide, children }: { name: string; wide?: boolean; children: ReactNode }) {
  return (
    <View className={cls('cell', wide && 'cell--wide')}>
      <View className="cell-name">{name}</View>
      {children}
    </View>
  )
}
