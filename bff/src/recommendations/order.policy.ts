import { RECOMMENDED_MAX, type Recommendation } from '@onehall/shared/contract/recommendations'
import { brandOf, type Product } from '../products/index.ts'

type Model = Pick<Product, 'gtin' | 'name' | 'category' | 'consumables'>

/** What somebody owns, as the order needs it: the model, and the next day each of its things is due. */
export interface Owned {
  product: Model
  care: { name: string; next: string }[]
}

/** Work on a machine, and what its own chapter of the manual settles: nothing that one takes along. */
const IS_WORK = /清洗|检查|保养|倒油|排污|清洁$|更换|期限|补货/

const thingsOf = ({ consumables }: Model): Model['consumables'] =>
  consumables.filter(({ name }) => !IS_WORK.test(name))

/** The same for everybody: of each model what is used up soonest, and of those what is used up soonest. */
export function generalOrder(models: readonly Model[]): Recommendation[] {
  return models
    .flatMap((model) => {
      const [first] = thingsOf(model).toSorted((a, b) => a.everyMonths - b.everyMonths)
      return first ? [{ model, ...first }] : []
    })
    .sort((a, b) => a.everyMonths - b.everyMonths || (a.model.gtin < b.model.gtin ? -1 : 1))
    .map(({ model, name, everyMonths }) => ({
      ...toItem(model, name),
      reason: `${model.category}用，${often(everyMonths)}`,
    }))
    .slice(0, RECOMMENDED_MAX)
}

/** What her own machines need, the soonest first and each thing once; where they need nothing, the general order. */
export function personalOrder(models: readonly Model[], owned: readonly Owned[]): Recommendation[] {
  const hers = owned
    .flatMap(({ product, care }) =>
      thingsOf(product).map((thing) => ({
        ...toItem(product, thing.name),
        next: care.find(({ name }) => name === thing.name)?.next ?? '9999',
        reason: `您有${calledBy(product)}，${often(thing.everyMonths)}`,
      })),
    )
    .sort((a, b) => (a.next < b.next ? -1 : a.next > b.next ? 1 : 0))
    .map(({ next: _next, ...item }) => item)
  const known = new Set<string>()
  return (hers.length > 0 ? hers : generalOrder(models))
    .filter(({ gtin, name }) => !known.has(`${gtin} ${name}`) && known.add(`${gtin} ${name}`))
    .slice(0, RECOMMENDED_MAX)
}

const toItem = ({ gtin, category }: Model, name: string) => ({ gtin, category, name })

/** 净蓬洗烘一体机: the series and what it is. */
function calledBy(model: Model): string {
  const [series = ''] = model.name.replace(brandOf(model), '').trim().split(' ')
  return model.category.includes(series) ? model.category : series + model.category
}

const often = (months: number): string =>
  months === 1 ? '每月一次' : months % 12 === 0 ? `${months / 12} 年换一次` : `${months} 个月换一次`
