import { View } from '@tarojs/components'
import { cls } from '../cls.ts'
import { picture } from '../aria.ts'
import type { SilhouetteName } from './names.ts'
import './drawn.scss'
import './silhouette.scss'

/** The catalogue's categories, as the BFF names them. */
const OF_CATEGORY: Record<string, SilhouetteName> = {
  冰箱: 'fridge',
  洗烘一体机: 'washer',
  波轮洗衣机: 'toploader',
  空调: 'air',
  燃气热水器: 'heater',
  电热水器: 'tank',
  抽油烟机: 'hood',
  燃气灶: 'stove',
  洗碗机: 'dishwasher',
  扫地机器人: 'robot',
  婴幼儿配方奶粉: 'milk',
  儿童智能手表: 'watch',
}

/** What a thing of this category looks like; a box where the category is new to us. */
export const silhouetteOf = (category: string | undefined): SilhouetteName =>
  OF_CATEGORY[category ?? ''] ?? 'parcel'

interface SilhouetteProps {
  name: SilhouetteName
  label?: string | undefined
}

/** A drawn thing; its size comes from what it stands in. */
export function Silhouette({ name, label }: SilhouetteProps) {
  return <View className={cls('sil', `sil--${name}`)} {...picture(label)} />
}
