import { View } from '@tarojs/components'
import { useState } from 'react'
import { call } from '../../../../../platform/phone.ts'
import { Card } from '../../../../../ui/card/card.tsx'
import { Title } from '../../../../../ui/hero/hero.tsx'
import { Row } from '../../../../../ui/row/row.tsx'
import { Sheet } from '../../../../../ui/sheet/sheet.tsx'
import { OrderedList } from '../../../../../ui/steps/ordered-list.tsx'

/** For somebody who thinks of themselves: no proof is asked, and the surest way is named first. */
export function AboutMe() {
  const [telling, setTelling] = useState(false)
  return (
    <>
      <Title size="4">慢慢来，不用证明什么</Title>
      <View className="t2 q mt1">只给线索专员看，家里人看不到。想停就停，不写名字也行。</View>
      <View className="mt4">
        <Card list>
          <Row
            icon="drop"
            title="想弄准，去派出所采血"
            sub="不花钱，不用先交线索"
            onPress={() => setTelling(true)}
          />
          <Row
            icon="phone"
            title="现在不安全，打 110"
            sub="先顾自己，线索以后再写"
            onPress={() => void call('110')}
          />
        </Card>
      </View>
      <Sheet open={telling} title="采血比对是怎么回事" onClose={() => setTelling(false)}>
        <OrderedList
          items={[
            '到就近的派出所，说想做寻亲采血',
            '采一点指尖血，存进公安的 DNA 库，和找孩子的父母比对',
            '比上了，警方先告诉您本人。认不认、见不见，由您定',
          ]}
        />
        <View className="t1 q mt4">几天到几个月都有可能。地址和电话拨 110 能问到。</View>
      </Sheet>
    </>
  )
}
