import { View } from '@tarojs/components'
import { getProduct } from '../../../../api/products.ts'
import { useResource } from '../../../../state/use-resource.ts'
import { Loaded } from '../../../../ui/loaded/loaded.tsx'
import { Sheet } from '../../../../ui/sheet/sheet.tsx'
import { Skeleton } from '../../../../ui/skeleton/skeleton.tsx'
import { OrderedList } from '../../../../ui/steps/ordered-list.tsx'

interface NeedsSheetProps {
  open: boolean
  gtin: string
  onClose: () => void
}

/** What must be there before it can be installed. */
export function NeedsSheet({ open, gtin, onClose }: NeedsSheetProps) {
  const product = useResource(open ? `product:${gtin}` : null, () => getProduct(gtin))
  return (
    <Sheet open={open} title="装之前要准备什么" onClose={onClose}>
      <Loaded of={product} skeleton={<Skeleton rows={3} />}>
        {({ install }) => (
          <>
            <View className="t2">{`${install.whoDoes}，大约 ${install.minutes} 分钟`}</View>
            <View className="mt4">
              <OrderedList items={install.requirements} />
            </View>
          </>
        )}
      </Loaded>
    </Sheet>
  )
}
