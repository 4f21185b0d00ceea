import { View } from '@tarojs/components'
import { Section } from '../../../ui/section/section.tsx'
import { Skeleton } from '../../../ui/skeleton/skeleton.tsx'
import './desk-skeleton.scss'

/** The shape of the desk while it is fetched: two matters, three arches. */
export function DeskSkeleton() {
  return (
    <>
      <Section title="正在办" />
      <Skeleton />
      <Section title="我的产品" />
      <View className="desk-bones" aria-hidden>
        {[0, 1, 2].map((i) => (
          <View key={i} className="bone desk-bone" />
        ))}
      </View>
    </>
  )
}
