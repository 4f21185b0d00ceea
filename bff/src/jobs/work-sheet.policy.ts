import type { WorkSheet } from '@onehall/shared/domain/job-states'
import type { RequestKind } from '@onehall/shared/domain/request-states'
import type { Product } from '../products/index.ts'

/** What to take along and to check, by what is to be done: from the catalogue, or the same few things for any repair. */

const PHOTOS = [
  { id: 'before', title: '动手之前' },
  { id: 'after', title: '做完之后' },
]
const ANY_REPAIR = ['断电，需要的断水断气', '故障试出来了', '换下的旧件给客户看过', '试机 10 分钟正常']
const ANY_INSTALL = ['外箱完好，机身没有磕碰', '放平，不晃', '试机正常', '教会客户用']
const REPAIR_MINUTES = 60
const REPAIR_TOOLS = ['万用表', '螺丝刀一套', '绝缘手套']

export function workSheetFor(
  product: Pick<Product, 'install' | 'manual' | 'warranty'> | null,
  kind: RequestKind,
): WorkSheet {
  return kind === 'install' ? installing(product) : repairing(product)
}

function installing(product: Pick<Product, 'install' | 'manual'> | null): WorkSheet {
  const sheet = product?.install.sheet
  return {
    minutes: product?.install.minutes ?? REPAIR_MINUTES,
    requirements: product?.install.requirements ?? [],
    tools: sheet?.tools ?? [],
    parts: sheet?.parts ?? [],
    checks: (sheet?.checks ?? stepsOf(product)).map(({ text, photo }, i) => ({
      id: `install-${i + 1}`,
      text,
      photo: photo ?? false,
    })),
    photos: PHOTOS,
    readings: sheet?.readings ?? [],
  }
}

/** Where the catalogue has no sheet: the steps of the manual's chapter on installing. */
function stepsOf(product: Pick<Product, 'manual'> | null): { text: string; photo?: boolean | undefined }[] {
  const steps = product?.manual.chapters.find(({ id }) => id === 'install')?.steps ?? []
  return steps.length > 0 ? steps.map(({ text }) => ({ text })) : ANY_INSTALL.map((text) => ({ text }))
}

const repairing = (product: Pick<Product, 'install' | 'warranty'> | null): WorkSheet => ({
  minutes: REPAIR_MINUTES,
  requirements: [],
  tools: REPAIR_TOOLS,
  parts: Object.keys(product?.warranty.partsMonths ?? {}),
  checks: ANY_REPAIR.map((text, i) => ({ id: `repair-${i + 1}`, text, photo: false })),
  photos: PHOTOS,
  readings: product?.install.sheet?.repairReadings ?? [],
})
