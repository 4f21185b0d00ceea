import { View } from '@tarojs/components'
import type { RequestBrief } from '@onehall/shared/contract/requests'
import type { Paged } from '../../../state/use-paged.ts'
import { Blank } from '../../../ui/blank/blank.tsx'
import { More } from '../../../ui/loaded/more.tsx'
import { CaseList } from './case-list.tsx'

/** What is done, the last first. */
export function OverOnes({ over }: { over: Paged<RequestBrief> }) {
  const items = over.data?.items ?? []
  if (items.length === 0) return <Blank art="bell" title="还没有办完的事" text="办好的、取消的，都留在这里" />
  return (
    <View className="mt4">
      <CaseList items={items} label="办完的" />
      <More state={over.rest} onMore={over.more} />
    </View>
  )
}
