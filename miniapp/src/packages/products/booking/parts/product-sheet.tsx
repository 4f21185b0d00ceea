import { View } from '@tarojs/components'
import type { RegistrationView } from '@onehall/shared/contract/products'
import { listRegistrations } from '../../../../api/products.ts'
import { useResource } from '../../../../state/use-resource.ts'
import { Loaded } from '../../../../ui/loaded/loaded.tsx'
import { Sheet } from '../../../../ui/sheet/sheet.tsx'
import { Skeleton } from '../../../../ui/skeleton/skeleton.tsx'
import { ProductRow } from './product-row.tsx'
import './sheets.scss'

interface ProductSheetProps {
  open: boolean
  onChoose: (card: RegistrationView) => void
  onClose: () => void
}

/** Another of her products. */
export function ProductSheet({ open, onChoose, onClose }: ProductSheetProps) {
  const cards = useResource(open ? 'registrations' : null, async () => (await listRegistrations()).items)
  return (
    <Sheet open={open} title="是哪一台" onClose={onClose}>
      <Loaded of={cards} skeleton={<Skeleton arch rows={3} />}>
        {(all) => (
          <View className="sheet-rows">
            {all.map((card) => (
              <ProductRow
                key={card.id}
                card={card}
                onPress={() => {
                  onChoose(card)
                  onClose()
                }}
              />
            ))}
          </View>
        )}
      </Loaded>
    </Sheet>
  )
}
