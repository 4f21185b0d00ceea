import type { TipView } from '@onehall/shared/contract/tip-desk'
import { TEXT_MAX } from '@onehall/shared/domain/limits'
import { dayWords } from '@onehall/shared/domain/time'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../../ui/button/button.tsx'
import { TextArea } from '../../../ui/field/text-area.tsx'
import { Section } from '../../../ui/section/section.tsx'
import type { TipCase } from '../use-case.ts'

/** What was asked and answered; the sender reads it by the receipt, and only there. */
export function Dialogue({ tip, one }: { tip: TipView; one: TipCase }) {
  const [words, setWords] = useState('')
  const canAsk = tip.abilities.includes('ask')
  async function send(): Promise<void> {
    if (await one.act({ act: 'messages', body: { text: words.trim() } })) setWords('')
  }
  return (
    <>
      <Section title="和提供人说" />
      {tip.messages.length === 0 && <View className="t1 q">还没说过话。对方要凭回执号来看，才看得到。</View>}
      <View className="td-thread">
        {tip.messages.map(({ id, by, text, at }) => (
          <View key={id} className={by === 'desk' ? 'td-mine' : 'td-theirs'}>
            <View className="t1 q">
              {by === 'desk' ? '线索台' : '提供人'} {dayWords(at, new Date())}
            </View>
            <View className="td-said">{text}</View>
          </View>
        ))}
      </View>
      {canAsk && (
        <View className="mt3">
          <TextArea
            label="问提供人"
            placeholder="问一件具体的事，比如胎记在左手还是右手"
            max={TEXT_MAX}
            value={words}
            onChange={setWords}
          />
          <View className="mt2">
            <Button
              small
              kind="soft"
              busy={one.doing === 'messages' && '正在发'}
              off={words.trim() === '' || one.waits('messages')}
              onPress={() => void send()}
            >
              发到回执里
            </Button>
          </View>
        </View>
      )}
    </>
  )
}
