import { View } from '@tarojs/components'
import { Niche } from '../niche/niche.tsx'
import { Press } from '../press/press.tsx'
import type { SilhouetteName } from '../silhouette/names.ts'
import './shelf.scss'

export interface ShelfItem {
  id: string
  art: SilhouetteName
  name: string
  sub?: string
}

/** The person's products, each in its arch, three in a row. */
export function Shelf({ items, onOpen }: { items: readonly ShelfItem[]; onOpen: (id: string) => void }) {
  return (
    <View className="shelf">
      {items.map((item) => (
        <Press key={item.id} className="shelf-item" onPress={() => onOpen(item.id)}>
          <Niche name={item.art} size="shelf" />
          <View className="shelf-name">{item.name}</View>
          {item.sub && <View className="shelf-sub">{item.sub}</View>}
        </Press>
      ))}
    </View>
  )
}
