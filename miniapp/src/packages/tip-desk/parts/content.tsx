import type { TipView } from '@onehall/shared/contract/tip-desk'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../../ui/button/button.tsx'
import { Card } from '../../../ui/card/card.tsx'
import { StreetMap } from '../../../ui/street-map/street-map.tsx'
import { LANE_WORDS } from '../words.ts'
import { TipPhoto } from './tip-photo.tsx'

/** What was sent, under a veil until the officer is ready for it. */
export function Content({ tip }: { tip: TipView }) {
  const [open, setOpen] = useState(false)
  if (tip.text === null) return <Card>内容已经按期限删掉了，结果还在</Card>
  return (
    <Card label="线索内容">
      {open ? <Words tip={tip} /> : <Veil tip={tip} onOpen={() => setOpen(true)} />}
    </Card>
  )
}

function Veil({ tip: { screening, self }, onOpen }: { tip: TipView; onOpen: () => void }) {
  const isHard = screening.lane === 'hostile' || screening.lane === 'fraud'
  return (
    <>
      <View className="t2 b">内容先盖着</View>
      <View className="t2 q mt1">
        {isHard ? `初筛觉得${LANE_WORDS[screening.lane]}，可能有难听的话。` : '可能让人难受。'}
        {self && '写的人说可能是自己。'}
        准备好了再看。
      </View>
      <View className="mt3">
        <Button small kind="soft" icon="eye" onPress={onOpen}>
          看内容
        </Button>
      </View>
    </>
  )
}

function Words({ tip: { id, text, seenAt, place, point, photoIds } }: { tip: TipView }) {
  const facts = [
    ...(seenAt ? [{ name: '什么时候', value: seenAt }] : []),
    ...(place ? [{ name: '在哪里', value: place }] : []),
  ]
  return (
    <>
      <View className="t2 td-words">{text}</View>
      {facts.length > 0 && (
        <View className="td-facts mt3">
          {facts.map(({ name, value }) => (
            <View key={name} className="t1">
              <View className="q td-fact-name">{name}</View>
              {value}
            </View>
          ))}
        </View>
      )}
      {point && (
        <View className="mt3">
          <StreetMap label="线索里标的那一处" view={{ place: point, zoom: 15 }} mark={point} />
        </View>
      )}
      {photoIds.length > 0 && (
        <View className="td-photos mt4">
          {photoIds.map((photoId, i) => (
            <TipPhoto key={photoId} tipId={id} photoId={photoId} name={`第 ${i + 1} 张`} />
          ))}
        </View>
      )}
    </>
  )
}
