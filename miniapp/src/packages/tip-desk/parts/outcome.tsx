import type { TipView } from '@onehall/shared/contract/tip-desk'
import { REWARD_MOVES } from '@onehall/shared/domain/tip-states'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button, Buttons } from '../../../ui/button/button.tsx'
import { Section } from '../../../ui/section/section.tsx'
import { Sheet } from '../../../ui/sheet/sheet.tsx'
import type { TipCase } from '../use-case.ts'
import { OUTCOME_WORDS, REWARD_WORDS } from '../words.ts'

const REWARD_ACTS = { offered: '提一笔酬谢', paid: '付了', waived: '对方不要' } as const

/** What came of it, the reward that belongs to the receipt, and the end. */
export function Outcome({ tip, one }: { tip: TipView; one: TipCase }) {
  const [closing, setClosing] = useState(false)
  const { disposition, reward, abilities } = tip
  const moves = abilities.includes('reward') ? REWARD_MOVES[reward].filter((move) => move !== 'none') : []
  return (
    <>
      <Section title="结果" />
      <View className="t1">{disposition ? `警方回音：${OUTCOME_WORDS[disposition]}` : '警方还没有回音'}</View>
      <View className="t1 q">酬谢：{REWARD_WORDS[reward]}</View>
      {moves.length > 0 && (
        <View className="mt2">
          <Buttons>
            {moves.map((move) => (
              <Button
                key={move}
                small
                kind="line"
                busy={one.doing === 'reward' && '正在记'}
                off={one.waits('reward')}
                onPress={() => void one.act({ act: 'reward', body: { reward: move } })}
              >
                {REWARD_ACTS[move]}
              </Button>
            ))}
          </Buttons>
        </View>
      )}
      {abilities.includes('close') && (
        <View className="mt2">
          <Button small kind="line" onPress={() => setClosing(true)}>
            办结
          </Button>
        </View>
      )}
      <Sheet
        open={closing}
        title="办结这一条"
        foot={
          <Button
            kind="main"
            busy={one.doing === 'close' && '正在办结'}
            onPress={() => {
              setClosing(false)
              void one.act({ act: 'close', body: undefined })
            }}
          >
            办结
          </Button>
        }
        onClose={() => setClosing(false)}
      >
        <View className="t2">办结后按结果定的期限删内容。警方以后有回音，回执里照样看得到。</View>
      </Sheet>
    </>
  )
}
