import type { LoopView } from '@onehall/shared/contract/notices'
import { View } from '@tarojs/components'
import { getLoop } from '../../../../api/notices.ts'
import { open } from '../../../../platform/navigation.ts'
import { usePull } from '../../../../platform/pull.ts'
import { useResource } from '../../../../state/use-resource.ts'
import { Card } from '../../../../ui/card/card.tsx'
import { Title } from '../../../../ui/hero/hero.tsx'
import { Loaded } from '../../../../ui/loaded/loaded.tsx'
import { Row } from '../../../../ui/row/row.tsx'
import { Screen } from '../../../../ui/screen/screen.tsx'
import { Skeleton } from '../../../../ui/skeleton/skeleton.tsx'
import { FUND_WORDS, grouped } from '../../numbers.ts'
import { Way } from './parts/way.tsx'

/** From the notice to the person who is found, in numbers only. */
export default function LoopPage() {
  const loop = useResource('loop', getLoop)
  usePull(loop.reload)
  return (
    <Screen title="公告走到哪一步">
      <Loaded of={loop} skeleton={<Skeleton rows={5} />}>
        {(numbers) => (
          <>
            <Title>{foundWords(numbers)}</Title>
            <View className="t2 q mt1">只有数字，看不出谁收了包裹、谁给了线索</View>
            <View className="mt5">
              <Way numbers={numbers} />
            </View>
            <View className="mt3">
              <Card list>
                <Row
                  icon="search"
                  title="还在找的人"
                  end={`${grouped(numbers.open)} 位`}
                  onPress={() => open('notices')}
                />
                <Row icon="fund" title={FUND_WORDS} sub="收了多少、用在哪里" onPress={() => open('fund')} />
              </Card>
            </View>
          </>
        )}
      </Loaded>
    </Screen>
  )
}

/** Nothing is made larger than it is. */
const foundWords = ({ found }: LoopView): string =>
  found === 0 ? '还没有找到，接着找' : `找到了 ${grouped(found)} 位`
