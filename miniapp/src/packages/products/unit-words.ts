import type { ProductBrief, UnitView } from '@onehall/shared/contract/products'
import { longDay } from '@onehall/shared/domain/time'
import type { Pair } from '../../ui/pairs/pairs.tsx'

/** 安禾 净蓬 10 公斤热泵洗烘一体机, in its parts: the brand is said once a page at most. */
export function nameParts({ name, brand }: Pick<ProductBrief, 'name' | 'brand'>): {
  series: string
  rest: string
} {
  const [series = '', ...rest] = name.replace(brand, '').trim().split(' ')
  return { series, rest: rest.join(' ') }
}

/** 净蓬 10 公斤热泵洗烘一体机 */
export const withoutBrand = ({ name, brand }: Pick<ProductBrief, 'name' | 'brand'>): string =>
  name.replace(brand, '').trim()

/** FXYJ YBDR Q3NZ GPP4 */
export const inGroups = (serial: string): string => serial.replace(/(.{4})(?=.)/g, '$1 ')

/** What tells one unit from all others. What is not known is left out. */
export function identityOf({ model }: Pick<ProductBrief, 'model'>, unit: UnitView | null): Pair[] {
  return [
    { name: '型号', value: model },
    ...(unit?.producedOn ? [{ name: '生产日期', value: longDay(unit.producedOn) }] : []),
    ...(unit?.batch ? [{ name: '批号', value: unit.batch }] : []),
    ...(unit ? [{ name: '序列号', value: inGroups(unit.serial) }] : []),
  ]
}
