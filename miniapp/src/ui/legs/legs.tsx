import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Card } from '../card/card.tsx'
import { cls } from '../cls.ts'
import { Icon } from '../icon/icon.tsx'
import type { IconName } from '../icon/names.ts'
import './legs.scss'

export interface LegProps {
  icon: IconName
  /** what it does: 送新取旧 */
  title: string
  /** 物流 */
  department?: string
  state: ReactNode
  /** how many of the four segments (sent, taken, agreed, done) are behind it */
  reached: number
  /** the next segment: waits for the person, or failed */
  next?: 'now' | 'bad' | undefined
  note?: string | undefined
}

/** One request's part at one department. The bar is decoration: the state says it in words. */
function Leg({ icon, title, department, state, reached, next, note }: LegProps) {
  return (
    <View className="leg">
      <View className="leg-head">
        <Icon name={icon} />
        <View className="leg-name">
          {title}
          {department && <View className="leg-department">{department}</View>}
        </View>
        {state}
      </View>
      <View className="leg-line" aria-hidden>
        {[0, 1, 2, 3].map((k) => (
          <View
            key={k}
            className={cls(
              'leg-seg',
              k === reached && next ? `leg-seg--${next}` : k < reached && 'leg-seg--on',
            )}
          />
        ))}
      </View>
      {note && <View className="leg-note">{note}</View>}
    </View>
  )
}

/** One request, several departments. */
export function Legs({ items }: { items: readonly (LegProps & { id: string })[] }) {
  return (
    <Card list label="各部门的进度">
      {items.map(({ id, ...leg }) => (
        <Leg key={id} {...leg} />
      ))}
    </Card>
  )
}
