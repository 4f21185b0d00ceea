import type { Department } from '@onehall/shared/domain/request-states'

/** What a department does with a request that an agent sends it, where the agent does not say more. */
export const LEG_TITLES: Record<Department, string> = {
  sales: '订单处理',
  logistics: '配送处理',
  installation: '上门服务',
}
