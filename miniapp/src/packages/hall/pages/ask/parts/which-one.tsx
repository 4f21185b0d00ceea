import { View } from '@tarojs/components'
import { Section } from '../../../../../ui/section/section.tsx'
import { Shelf } from '../../../../../ui/shelf/shelf.tsx'
import type { AboutState } from '../use-about.ts'
import { About } from './about.tsx'

/** Her products, of which one may be what she asks about; once chosen, that one. */
export function WhichOne({ product, shelf, choose }: AboutState) {
  if (product) {
    return (
      <View className="mt5">
        <About product={product} drop={() => choose(null)} />
      </View>
    )
  }
  if (shelf.length === 0) return null
  return (
    <View className="mt3">
      <Section title="说的是哪一件" aside="可不选" />
      <Shelf items={shelf} onOpen={choose} />
    </View>
  )
}
