import type Router from '@koa/router'
import * as contract from '@onehall/shared/contract/recommendations'
import { mount, reply, type Door } from '../http/route.ts'
import type { Recommendations } from './recommendations.service.ts'

export function mountRecommendations(router: Router, door: Door, recommendations: Recommendations): void {
  mount(router, door, contract.listRecommendations, async function listRecommendations({ caller }) {
    return reply(200, await recommendations.for(caller?.accountId ?? null))
  })
}
