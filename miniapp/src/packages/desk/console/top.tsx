import type { DeskMetricsView } from '@onehall/shared/contract/desk'
import { View } from '@tarojs/components'
import { getDeskMetrics } from '../../../api/desk.ts'
import { open } from '../../../platform/navigation.ts'
import { useResource } from '../../../state/use-resource.ts'
import { Avatar } from '../../../ui/avatar/avatar.tsx'
import { TextInput } from '../../../ui/field/text-input.tsx'
import { Icon } from '../../../ui/icon/icon.tsx'
import { Mark } from '../../../ui/mark/mark.tsx'
import { Press } from '../../../ui/press/press.tsx'
import { State } from '../../../ui/state/state.tsx'
import { percent } from '../figures.ts'
import { Kbd } from '../parts/kbd.tsx'
import type { Find, Queue } from '../use-queue.ts'
import './top.scss'

/** Where one is, finding, how the day goes, and what one has in hand. */
export function Top({ me, find }: { me: Queue['me'] | null; find: Find }) {
  const today = useResource('desk:today', () => getDeskMetrics(1))
  return (
    <View className="console-top">
      <View className="console-brand">
        <Mark />
        <View>一厅客服台</View>
      </View>
      <View className="console-search">
        <TextInput
          label="找一件"
          placeholder="编号、手机号、机身码"
          confirm="search"
          value={find.text}
          onChange={find.setText}
          onConfirm={find.search}
          before={<Icon name="search" size="s" tone="quiet" />}
          after={find.problem ? <View className="console-search-bad">{find.problem}</View> : <Kbd>/</Kbd>}
        />
      </View>
      <View className="console-figures">
        {today.data && <Figures of={today.data} />}
        <Press className="console-link" onPress={() => open('deskMetrics')}>
          指标
        </Press>
        <Press className="console-link" onPress={() => open('deskUnsent')}>
          部门没接到的
        </Press>
      </View>
      {me && (
        <View className="flex">
          <State kind="go" word={`在接待 ${me.active} / ${me.cap}`} />
          <Avatar small name={me.name} />
        </View>
      )}
    </View>
  )
}

function Figures({ of }: { of: DeskMetricsView }) {
  const { share } = of.repeatContact48h
  const figures = [
    ['今天首次回复达标', of.firstResponseMet],
    ['解决后没再来', share === null ? null : 1 - share],
  ] as const
  return (
    <>
      {figures.map(
        ([name, value]) =>
          value !== null && (
            <View key={name} className="q">
              {name}
              <View className="console-figure num">{percent(value)}</View>
            </View>
          ),
      )}
    </>
  )
}
