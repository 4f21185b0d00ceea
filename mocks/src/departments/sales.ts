import { salesCase } from '@onehall/shared/contract/departments'
import { z } from 'zod'
import { readOrders } from '../data.ts'
import { answer, readQuery, type Routes } from '../server/routes.ts'
import type { Case, CaseStatus, SalesBody, Trade } from './case.ts'
import { openDepartment, type DepartmentOptions, type DepartmentStandIn } from './department.ts'
import type { Order } from './parcels.ts'

const TAX_NUMBER_LENGTH = 18
const orders = readOrders()

export interface SalesOptions extends DepartmentOptions {
  /** who ships what was ordered; without it nothing is shipped */
  ship?: (order: Order) => void
}

/** Sales: orders, and what is decided about them. Nobody visits anybody. */
export const createSales = ({ ship, ...options }: SalesOptions): Promise<DepartmentStandIn> =>
  openDepartment(
    {
      trade: {
        ...trade,
        whenDone({ body }) {
          if (isOrder(body)) ship?.({ recipientRef: body.customerRef, item: itemOf(body) })
        },
      },
      schema: salesCase,
      routes,
    },
    options,
  )

const trade: Trade<SalesBody> = {
  department: 'sales',
  prefix: 'XS',
  path: (body) => ['accepted', 'in_progress', missingDigits(body.text) === 0 ? 'done' : 'failed'],
  note,
  book: () => {
    throw new Error('sales visits nobody')
  },
}

/** How far a tax number that somebody wrote is from its 18 characters; 0 where none is written. */
function missingDigits(text: string): number {
  const written = /税号\D{0,6}?([0-9A-Z]{6,})/i.exec(text)?.[1]
  return written === undefined ? 0 : TAX_NUMBER_LENGTH - written.length
}

const BUYS = /下单|想买|要买|订购/

/** Something new goes out to the customer for it. */
const isOrder = ({ kind, text }: SalesBody): boolean => kind === 'exchange' || BUYS.test(text)

const itemOf = ({ product, kind }: SalesBody): string =>
  kind === 'exchange' ? `同款${product?.name ?? '新机'} 1 件` : '订购的商品 1 件'

/** What a step is called, by what it is about: the first word of a row that stands in the text decides. */
const TOPICS: readonly (readonly [RegExp, doing: string, done: string])[] = [
  [/发票|抬头|税号/, '在重开发票', '新票已开，旧票自动红冲，“我的-发票”里能下载'],
  [/退货|退款|不想要/, '在核对订单和签收时间', '同意退，货退回验收后 1～3 个工作日退款'],
  [/差价|降价|价保/, '在核对降价的时间', '符合价保，差价 1～3 天退回原账户'],
  [BUYS, '在下单', '下好单了，仓库在备货'],
  [/积分|会员|金卡|银卡/, '在核对积分', '核对过了，已补到账'],
]
const OTHER = ['在看您的订单', '看过了，都按您说的改好了'] as const

function note({ body }: Case<SalesBody>, status: CaseStatus): string {
  if (status === 'accepted') return '销售收到了'
  if (status === 'failed') return tooShort(missingDigits(body.text))
  const doing = status === 'in_progress'
  if (body.kind === 'exchange' && body.tier === 'gold') {
    return doing ? '金卡换货不问原因，在留同款新机' : '同款新机已留好，不补差价'
  }
  if (body.kind === 'exchange') return doing ? '在核对订单和签收时间' : '同意换，同款新机已留好，不补差价'
  const topic = TOPICS.find(([words]) => words.test(body.text))
  const [nowWords, doneWords] = topic ? [topic[1], topic[2]] : OTHER
  return doing ? nowWords : doneWords
}

const tooShort = (missing: number): string =>
  missing > 0
    ? `税号少 ${missing} 位，重开没成。补上就能再开`
    : `税号多 ${-missing} 位，重开没成。改好就能再开`

const ordersQuery = z.object({ customerRef: z.string() })

function routes(): Routes {
  return {
    'GET /orders': (call) => {
      const { customerRef } = readQuery(call, ordersQuery)
      const items = orders.filter((order) => order.customerRef === customerRef)
      return answer(200, { items: items.map(({ customerRef: _, ...order }) => order) })
    },
  }
}
