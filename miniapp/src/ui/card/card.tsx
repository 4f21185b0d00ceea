import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { role } from '../aria.ts'
import { cls } from '../cls.ts'
import './card.scss'

interface CardProps {
  children: ReactNode
  /** rows from edge to edge */
  list?: boolean
  className?: string
  label?: string
  /** its rows are choices of which one holds */
  choices?: boolean
}

/** A surface. No card stands in a card. */
export function Card({ children, list, className, label, choices }: CardProps) {
  const named = choices ? role('radiogroup') : label ? role('region') : {}
  return (
    <View className={cls('card', list && 'card--list', className)} {...named} aria-label={label}>
      {children}
    </View>
  )
}
