import { View } from '@tarojs/components'
import { cls } from '../cls.ts'
import { Silhouette } from '../silhouette/silhouette.tsx'
import type { SilhouetteName } from '../silhouette/names.ts'
import './niche.scss'

interface NicheProps {
  name: SilhouetteName
  /** row 48 x 54, shelf 104 high, hero 96 x 108, pair 104 x 112 */
  size: 'row' | 'shelf' | 'hero' | 'pair'
  label?: string | undefined
}

/** An arch with a product in it. */
export function Niche({ name, size, label }: NicheProps) {
  return (
    <View className={cls('niche', `niche--${size}`)}>
      <Silhouette name={name} label={label} />
    </View>
  )
}
