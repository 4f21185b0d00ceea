import { View } from '@tarojs/components'
import { CARE_HINTS, CARE_WORDS } from '@onehall/shared/domain/care'
import { visitWords } from '@onehall/shared/domain/time'
import { Card } from '../../../../../ui/card/card.tsx'
import { Niche } from '../../../../../ui/niche/niche.tsx'
import { Note } from '../../../../../ui/note/note.tsx'
import { silhouetteOf } from '../../../../../ui/silhouette/silhouette.tsx'
import '../../../../../ui/visit/visit.scss'
import type { JobNow } from '../../../job-now.ts'
import { Reach } from '../../../parts/reach.tsx'
import { titleOf } from '../../../words.ts'

/** When, what, where and for whom. */
export function Brief({ now: { view } }: { now: JobNow }) {
  const { address, customer, expected } = view
  return (
    <View className="mt3">
      <Card label="什么时候，去哪">
        <View className="visit-when">{visitWords(view.from, view.until, new Date())}</View>
        <View className="flex top mt3">
          <Niche name={silhouetteOf(expected?.category)} size="row" />
          <View className="grow">
            <View className="t2 b">{[titleOf(view), expected?.model].filter(Boolean).join('，')}</View>
            {address && <View className="t1 q">{`${address.regionText} ${address.detail}`}</View>}
            {customer && <View className="t1 q num">{`${customer.name}，${customer.phoneMasked}`}</View>}
          </View>
        </View>
        {view.care && (
          <View className="mt3">
            <Note
              kind="warm"
              icon="heart"
            >{`家里有人${CARE_WORDS[view.care]}。${CARE_HINTS[view.care]}`}</Note>
          </View>
        )}
        {!view.confirmed && (
          <View className="mt3">
            <Note icon="info">这个时间客户还没答应，先打个电话</Note>
          </View>
        )}
        {view.hint && (
          <View className="mt3">
            <Note icon="info">{view.hint}</Note>
          </View>
        )}
        {view.standing === 'yours' && (
          <View className="mt3">
            <Reach job={view} />
          </View>
        )}
      </Card>
    </View>
  )
}
