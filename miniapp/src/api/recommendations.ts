import type { RecommendationsView } from '@onehall/shared/contract/recommendations'
import { client } from './client.ts'

export const listRecommendations = () =>
  client.call<RecommendationsView>({ method: 'GET', path: '/recommendations' })
