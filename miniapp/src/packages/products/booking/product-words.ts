import type { ProductBrief, WarrantyView } from '@onehall/shared/contract/products'

/** 净蓬 洗烘一体机: the series and what it is, without the brand and the litres. */
export function shortName({ name, brand, category }: ProductBrief): string {
  const [series] = name.replace(brand, '').trim().split(' ')
  return series && !category.includes(series) ? `${series} ${category}` : category
}

/** 保修到 2029年3月 */
export function warrantyWords(warranty: WarrantyView | null): string {
  if (!warranty) return ''
  const [year, month] = warranty.until.split('-').map(Number)
  const until = `${year}年${month}月`
  return warranty.active ? `保修到 ${until}` : `保修到 ${until}，已经过了`
}
