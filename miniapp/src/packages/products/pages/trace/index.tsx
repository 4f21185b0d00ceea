import { longDay } from '@onehall/shared/domain/time'
import { View } from '@tarojs/components'
import { back } from '../../../../platform/navigation.ts'
import { Blank } from '../../../../ui/blank/blank.tsx'
import { Card } from '../../../../ui/card/card.tsx'
import { Hero, Title } from '../../../../ui/hero/hero.tsx'
import { Loaded } from '../../../../ui/loaded/loaded.tsx'
import { Screen } from '../../../../ui/screen/screen.tsx'
import { Section } from '../../../../ui/section/section.tsx'
import { silhouetteOf } from '../../../../ui/silhouette/silhouette.tsx'
import { Skeleton } from '../../../../ui/skeleton/skeleton.tsx'
import { nameParts } from '../../unit-words.ts'
import { StageCard } from './parts/stage-card.tsx'
import { stagesOf } from './stages.ts'
import { useTrace } from './use-trace.ts'

export default function TracePage() {
  const trace = useTrace()
  return (
    <Screen title="从哪来">
      <Loaded of={trace} skeleton={<Skeleton arch rows={5} />}>
        {(found) => {
          if (found === 'none') {
            return (
              <Blank
                art="bell"
                title="没有记录"
                text="只有奶粉一罐一码，记着从牧场到门店的每一步"
                act={{ text: '返回', onPress: back }}
              />
            )
          }
          const { product, unit, items } = found
          const { series, rest } = nameParts(product)
          const facts = [
            ...(unit.batch ? [`批号 ${unit.batch}`] : []),
            ...(unit.producedOn ? [`${longDay(unit.producedOn)}生产`] : []),
          ]
          return (
            <>
              <Hero name={silhouetteOf(product.category)} label={product.category}>
                <Title size="4">{whereFrom(items)}</Title>
                <View className="t2">{`${series} ${rest}`}</View>
                {facts.map((fact) => (
                  <View key={fact} className="t1 q num">
                    {fact}
                  </View>
                ))}
              </Hero>
              {stagesOf(items).map((stage) => (
                <View key={stage.id}>
                  <Section title={stage.name} aside={stage.days} />
                  <Card>
                    <StageCard items={stage.items} />
                  </Card>
                </View>
              ))}
            </>
          )
        }}
      </Loaded>
    </Screen>
  )
}

/** 从云溪牧场到晴天母婴河畔店: the first and the last place that are named; else only what the page is about. */
function whereFrom(items: readonly { value: string }[]): string {
  const from = /^\S*?牧场/.exec(items[0]?.value ?? '')?.[0]
  return from ? `来自${from}` : '这一罐从哪来'
}
