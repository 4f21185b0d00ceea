import { open } from '../../../platform/navigation.ts'
import { Card } from '../../../ui/card/card.tsx'
import { Row } from '../../../ui/row/row.tsx'
import { Section } from '../../../ui/section/section.tsx'
import { Shelf, type ShelfItem } from '../../../ui/shelf/shelf.tsx'

interface ProductsProps {
  items: readonly ShelfItem[]
  count: string
  onScan: () => void
}

/** 我的产品: the newest three, each in its arch. */
export function Products({ items, count, onScan }: ProductsProps) {
  if (items.length === 0) {
    return (
      <>
        <Section title="我的产品" />
        <Card list>
          <Row
            icon="scan"
            title="扫一台，放到这里"
            sub="机身上的码，保修卡和说明书都在里面"
            onPress={onScan}
          />
        </Card>
      </>
    )
  }
  return (
    <>
      <Section title="我的产品" link={`全部 ${count} 件`} onLink={() => open('mine')} />
      <Shelf items={items} onOpen={(registrationId) => open('product', { registrationId })} />
    </>
  )
}
