import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { cls } from '../cls.ts'
import { Icon } from '../icon/icon.tsx'
import type { IconName } from '../icon/names.ts'
import { Press } from '../press/press.tsx'
import './row.scss'

interface RowProps {
  title: ReactNode
  /** the title is a thing, not an act */
  bold?: boolean
  sub?: ReactNode
  icon?: IconName
  /** a niche or a portrait, in the place of the icon */
  art?: ReactNode
  /** a few words at the right */
  end?: ReactNode
  /** a state at the right; in large type it stands under its text */
  state?: ReactNode
  /** a switch at the right: then the row itself is not pressed */
  toggle?: ReactNode
  /** the whole row is the target; it gets a chevron unless it has a state */
  onPress?: (() => void) | undefined
}

/** One line of a list card. */
export function Row({ title, bold, sub, icon, art, end, state, toggle, onPress }: RowProps) {
  const chevron = onPress !== undefined && state === undefined
  const className = cls('row', icon && 'row--icon', state !== undefined && 'row--state')
  const inside = (
    <>
      {art ?? (icon && <Icon name={icon} />)}
      <View className="row-main">
        <View className={cls('row-title', bold && 'row-title--b')}>{title}</View>
        {sub && <View className="row-sub">{sub}</View>}
      </View>
      {(end || state || chevron) && (
        <View className="row-end">
          {end}
          {state}
          {chevron && <Icon name="go" size="xs" tone="quiet" />}
        </View>
      )}
      {toggle}
    </>
  )
  if (!onPress) return <View className={className}>{inside}</View>
  return (
    <Press className={className} onPress={onPress}>
      {inside}
    </Press>
  )
}

interface CaseRowProps {
  title: string
  sub: string
  state: ReactNode
  onPress: () => void
}

/** A request in a list: its state beside its title, what comes next under both. */
export function CaseRow({ title, sub, state, onPress }: CaseRowProps) {
  return (
    <Press className="row row--case" onPress={onPress}>
      <View className="row-main">
        <View className="row-line">
          <View className="row-title row-title--b">{title}</View>
          {state}
        </View>
        <View className="row-sub">{sub}</View>
      </View>
    </Press>
  )
}
