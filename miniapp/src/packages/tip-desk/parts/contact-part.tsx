import type { TipView } from '@onehall/shared/contract/tip-desk'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../../ui/button/button.tsx'
import { TextInput } from '../../../ui/field/text-input.tsx'
import { Section } from '../../../ui/section/section.tsx'
import { State } from '../../../ui/state/state.tsx'
import type { TipCase } from '../use-case.ts'
import { useLeft } from '../use-left.ts'

/** The sender's contact: asked for with a reason, opened by a second officer, for half an hour. */
export function ContactPart({ tip, one }: { tip: TipView; one: TipCase }) {
  const { contact } = tip
  return (
    <>
      <Section title="联系方式" />
      {!contact.given && <View className="t1 q">对方没留</View>}
      {contact.given && contact.reveal === 'none' && tip.abilities.includes('ask_contact') && (
        <AskForIt one={one} />
      )}
      {contact.reveal === 'asked' && (
        <>
          <State kind="wait" word="等另一位专员同意" />
          <View className="mt2">
            <Button small kind="line" onPress={() => void one.tip.reload()}>
              看同意了没有
            </Button>
          </View>
        </>
      )}
      {contact.reveal === 'open' && contact.until && <Opened until={contact.until} one={one} />}
    </>
  )
}

function AskForIt({ one }: { one: TipCase }) {
  const [reason, setReason] = useState('')
  return (
    <>
      <View className="t1 q">留了。能在回执里问的，先在回执里问。</View>
      <View className="mt2">
        <TextInput
          label="为什么要看"
          placeholder="为什么非看不可"
          max={200}
          value={reason}
          onChange={setReason}
        />
      </View>
      <View className="mt2">
        <Button
          small
          kind="line"
          busy={one.doing === 'contact' && '正在申请'}
          off={reason.trim() === '' || one.waits('contact')}
          onPress={() => void one.askContact(reason.trim())}
        >
          申请看
        </Button>
      </View>
    </>
  )
}

function Opened({ until, one }: { until: string; one: TipCase }) {
  const left = useLeft(until)
  if (left === null) return <View className="t1 q">半小时到了，已经锁上</View>
  return (
    <>
      <View className="t1 warm">还开着 {left}，每看一次都记下</View>
      {one.contact ? (
        <View className="t2 b mt1 td-words">{one.contact}</View>
      ) : (
        <View className="mt2">
          <Button
            small
            kind="line"
            icon="eye"
            busy={one.doing === 'contact' && '正在取'}
            off={one.waits('contact')}
            onPress={() => void one.readContact()}
          >
            看一次
          </Button>
        </View>
      )}
    </>
  )
}
