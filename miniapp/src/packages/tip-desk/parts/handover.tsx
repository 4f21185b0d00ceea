import type { TipView } from '@onehall/shared/contract/tip-desk'
import { TEXT_MAX } from '@onehall/shared/domain/limits'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../../ui/button/button.tsx'
import { Checkbox } from '../../../ui/choice/checkbox.tsx'
import { TextArea } from '../../../ui/field/text-area.tsx'
import { Section } from '../../../ui/section/section.tsx'
import { State } from '../../../ui/state/state.tsx'
import type { TipCase } from '../use-case.ts'

/** To the police, in the officer's own words: nothing by which the sender can be known. */
export function Handover({ tip, one }: { tip: TipView; one: TipCase }) {
  const { handover } = tip
  if (handover) {
    return (
      <>
        <Section title="移交警方" />
        {handover.state === 'pending' ? (
          <State kind="wait" word="正在送，警方收到前会一直送" />
        ) : (
          <State kind="done" word={`警方已收，案号 ${handover.caseRef ?? ''}`} />
        )}
        {handover.text && <View className="t1 q mt1 td-words">{handover.text}</View>}
      </>
    )
  }
  return tip.abilities.includes('hand_over') ? <HandoverForm tip={tip} one={one} /> : null
}

function HandoverForm({ tip, one }: { tip: TipView; one: TipCase }) {
  const [words, setWords] = useState('')
  const [photoIds, setPhotoIds] = useState<readonly string[]>([])
  const pick = (id: string) => (on: boolean) =>
    setPhotoIds(on ? [...photoIds, id] : photoIds.filter((other) => other !== id))
  return (
    <>
      <Section title="移交警方" />
      <View className="t1 q">用自己的话写，不抄原文。名字、电话、认得出是谁说的，都不写。</View>
      <View className="mt2">
        <TextArea
          label="移交的话"
          placeholder="什么时候、在哪里、看到什么、和公告哪里对得上"
          max={TEXT_MAX}
          value={words}
          onChange={setWords}
        />
      </View>
      {tip.photoIds.map((id, i) => (
        <Checkbox key={id} checked={photoIds.includes(id)} onChange={pick(id)}>
          {`附上第 ${i + 1} 张照片`}
        </Checkbox>
      ))}
      <View className="mt2">
        <Button
          small
          kind="main"
          busy={one.doing === 'handover' && '正在交'}
          off={words.trim() === '' || one.waits('handover')}
          onPress={() =>
            void one.act({ act: 'handover', body: { text: words.trim(), photoIds: [...photoIds] } })
          }
        >
          交给警方
        </Button>
      </View>
    </>
  )
}
