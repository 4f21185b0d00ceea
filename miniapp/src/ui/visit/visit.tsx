import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Avatar } from '../avatar/avatar.tsx'
import { Button, Buttons, IconButton } from '../button/button.tsx'
import { Card } from '../card/card.tsx'
import './visit.scss'

interface VisitProps {
  /** 11月24日 周二 */
  day: string
  /** 9:00–11:00 */
  hours: string
  /** 周师傅 */
  worker: string
  /** who comes and what for */
  what: string
  onCall?: (() => void) | undefined
  /** while it is not agreed yet */
  confirm?: { busy: boolean; onYes: () => void; onOther: () => void } | undefined
}

/** Who comes, when. */
export function Visit({ day, hours, worker, what, onCall, confirm }: VisitProps) {
  return (
    <Card label="谁来，什么时候来">
      <View className="visit">
        <Avatar name={worker} />
        <View className="grow">
          <View className="visit-day">{day}</View>
          <View className="visit-when">{hours}</View>
          <View className="t1 q">{what}</View>
        </View>
        {onCall && <IconButton icon="phone" label={`给${worker}打电话`} onPress={onCall} />}
      </View>
      {confirm && (
        <View className="mt4">
          <Buttons>
            <Button small busy={confirm.busy && '正在确认'} onPress={confirm.onYes}>
              这个时间可以
            </Button>
            <Button small kind="line" onPress={confirm.onOther}>
              换个时间
            </Button>
          </Buttons>
        </View>
      )}
    </Card>
  )
}

/** A person and what that person does now: 何远已经接到了. */
export function Attendant({
  name,
  title,
  sub,
  state,
}: {
  name: string
  title: string
  sub: string
  state?: ReactNode
}) {
  return (
    <View className="visit">
      <Avatar name={name} />
      <View className="grow">
        <View className="t2 b">{title}</View>
        <View className="t1 q">{sub}</View>
      </View>
      {state}
    </View>
  )
}
