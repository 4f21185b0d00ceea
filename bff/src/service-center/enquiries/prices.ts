import type { z } from 'zod'
import type { departmentPrices } from '@onehall/shared/contract/departments'
import type { PricesView } from '@onehall/shared/contract/requests'

type List = z.infer<typeof departmentPrices>

const yuan = (fen: number): string => (fen % 100 === 0 ? String(fen / 100) : (fen / 100).toFixed(2))

/** What it will cost her, in her words, from installation's list (articles kb-033, kb-134). Amounts in fen. */
export function priceWords(
  list: List,
  kind: 'repair' | 'install' | 'maintain',
  inWarranty: boolean,
): PricesView {
  if (kind === 'repair') return inWarranty ? freeRepair(list) : paidRepair(list)
  if (kind === 'install') {
    const sentence =
      list.extras.length > 0 ? '首次安装免费，加长管、打孔等另收，您点同意才施工' : '首次安装免费'
    return { inWarranty, estimate: { from: list.visit, until: list.visit }, sentence, charges: extras(list) }
  }
  const estimate = { from: list.visit + list.labour.from, until: list.visit + list.labour.until }
  return {
    inWarranty,
    estimate,
    sentence: '按价目收费，您点同意才动手',
    charges: [labour(list), ...extras(list)],
  }
}

function freeRepair(list: List): PricesView {
  const none = { from: 0, until: 0 }
  return {
    inWarranty: true,
    estimate: none,
    sentence: '保修内不收费，异物弄坏的先报价',
    charges: likelyParts(list).map((c) => ({ ...c, ...none, note: '保修内免费' })),
  }
}

function paidRepair(list: List): PricesView {
  const parts = list.parts.filter((part) => part.likely)
  const dearest = Math.max(0, ...parts.map((part) => part.price))
  const visit = { name: '上门检测费', from: list.visit, until: list.visit, note: '修了就免' }
  return {
    inWarranty: false,
    // refused after the diagnosis: the visit; repaired: labour, and the dearest of the likely parts
    estimate: { from: list.visit, until: Math.max(list.visit, list.labour.until + dearest) },
    sentence: `已过保修。先报价，您点同意才动手；不修只收 ${yuan(list.visit)} 元检测费`,
    charges: [visit, labour(list), ...likelyParts(list)],
  }
}

const labour = ({ labour: { from, until } }: List) => ({ name: '人工费', from, until, note: '看难度' })
const likelyParts = ({ parts }: List) =>
  parts
    .filter((part) => part.likely)
    .map(({ name, price }) => ({ name, from: price, until: price, note: '可能要换' }))
const extras = ({ extras: list }: List) =>
  list.map(({ name, price, unit }) => ({ name, from: price, until: price, note: unit }))
