import { groupReceipt } from '@onehall/shared/domain/receipt'
import { Canvas, View } from '@tarojs/components'
import { useState } from 'react'
import { useTitle } from '../../../../../platform/title.ts'
import { BottomBar } from '../../../../../ui/bottom-bar/bottom-bar.tsx'
import { Button, Buttons } from '../../../../../ui/button/button.tsx'
import { Title } from '../../../../../ui/hero/hero.tsx'
import { Icon } from '../../../../../ui/icon/icon.tsx'
import { Screen } from '../../../../../ui/screen/screen.tsx'
import { Slip } from '../../../../../ui/slip/slip.tsx'
import { OrderedList } from '../../../../../ui/steps/ordered-list.tsx'
import type { Subject } from '../../../draft.ts'
import { CANVAS_ID } from '../draw-receipt.ts'
import { useNotedDown, type NotedDown } from '../use-noted-down.ts'
import { TypeBack } from './type-back.tsx'
import './receipt.scss'

/** The receipt, once: nobody leaves before it is copied, saved, or typed back from where it was noted down. */
export function Receipt({ subject, receipt }: { subject: Subject; receipt: string }) {
  useTitle('线索回执')
  const noted = useNotedDown(subject, receipt)
  const [typing, setTyping] = useState(false)
  return (
    <Screen firm title="线索回执" bar={<NoteDownBar noted={noted} onType={() => setTyping(true)} />}>
      <Title icon="tick-bold">收到了，谢谢您</Title>
      <View className="t2 q mt1">线索专员会看，有进展凭回执号查</View>
      <View className="mt5">
        <Slip
          label="回执号"
          parts={[
            <Number key="number" receipt={typing ? null : receipt} noted={noted} />,
            <View key="once">
              <View className="t2 b">只显示这一次</View>
              <View className="t1 q mt1">
                我们没有记下您是谁，丢了就找不回来。凭它可以看进展、回答专员的问题。
              </View>
            </View>,
          ]}
        />
      </View>
      <View className="mt6">
        <OrderedList
          items={[
            '专员读线索，对照胎记和经历',
            '有要问的，会写在回执里等您来看',
            '核实了就交给警方，结果也写在这里',
          ]}
        />
      </View>
      <TypeBack open={typing} receipt={receipt} onRight={noted.typedBack} onClose={() => setTyping(false)} />
      {process.env.TARO_ENV === 'weapp' && <Canvas id={CANVAS_ID} type="2d" className="receipt-canvas" />}
    </Screen>
  )
}

/** Two fives over two fives; covered while it is typed from paper. */
function Number({ receipt, noted }: { receipt: string | null; noted: NotedDown }) {
  const groups = groupReceipt(receipt ?? '').split(' ')
  return (
    <>
      <View className="t1 q c">回执号</View>
      <View className="receipt-no mt2">
        {receipt
          ? groups.map((five, i) => <View key={i}>{five}</View>)
          : ['一', '二', '三', '四'].map((n) => <View key={n}>*****</View>)}
      </View>
      <View className="mt5">
        <Buttons>
          <Button small kind="soft" icon="copy" onPress={() => void noted.copy()}>
            复制
          </Button>
          <Button
            small
            kind="soft"
            icon="image"
            busy={noted.saving && '正在存'}
            onPress={() => void noted.save()}
          >
            存成图片
          </Button>
        </Buttons>
      </View>
      {noted.problem && <View className="t1 bad mt2">{noted.problem}</View>}
    </>
  )
}

const DONE = { copied: '复制好了', saved: '图片存好了', typed: '核对过了，一位不差' } as const

function NoteDownBar({ noted, onType }: { noted: NotedDown; onType: () => void }) {
  if (!noted.how) {
    return (
      <BottomBar line="记下了再走：复制、存成图片，或者抄下来核对">
        <Button onPress={onType}>抄好了，核对一遍</Button>
      </BottomBar>
    )
  }
  const line = (
    <View className="flex grow">
      <Icon name="tick" size="s" tone="pine" />
      <View className="grow">{DONE[noted.how]}</View>
    </View>
  )
  return (
    <BottomBar line={line}>
      <Button onPress={noted.leave}>完成</Button>
    </BottomBar>
  )
}
