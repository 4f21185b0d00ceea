/** Recommendations: the same for everybody, and by what somebody owns only with her consent. */
export { mountRecommendations } from './recommendations.routes.ts'
export { createRecommendations } from './recommendations.service.ts'
