import { View } from '@tarojs/components'
import { role } from '../../../../../ui/aria.ts'
import { BottomBar } from '../../../../../ui/bottom-bar/bottom-bar.tsx'
import { Button } from '../../../../../ui/button/button.tsx'
import { Icon } from '../../../../../ui/icon/icon.tsx'
import { ProgressBar } from '../../../../../ui/progress-bar/progress-bar.tsx'
import type { Tip } from '../../../use-tip.ts'

const BUSY = { idle: false, proving: '正在验证', sending: '正在提交' } as const

/** Who can read it, or what keeps it from being sent; then the act. */
export function SendBar({ tip: { stage, share, problem, send } }: { tip: Tip }) {
  return (
    <BottomBar line={<Line stage={stage} share={share} problem={problem} />}>
      <Button busy={BUSY[stage]} onPress={() => void send()}>
        提交线索
      </Button>
    </BottomBar>
  )
}

function Line({ stage, share, problem }: Pick<Tip, 'stage' | 'share' | 'problem'>) {
  if (problem) {
    return (
      <View className="flex grow bad" {...role('alert')}>
        <Icon name="alert" size="s" />
        <View className="grow">{problem}</View>
      </View>
    )
  }
  if (stage === 'proving') {
    return (
      <View className="grow" {...role('status')}>
        手机在算一道题，证明不是机器群发，一般几秒
        <View className="mt1">
          <ProgressBar percent={Math.round(share * 100)} label={`算到 ${Math.round(share * 100)}%`} />
        </View>
      </View>
    )
  }
  return (
    <View className="flex grow">
      <Icon name="lock" size="s" />
      <View className="grow">加密后才保存，只有线索专员打得开</View>
    </View>
  )
}
