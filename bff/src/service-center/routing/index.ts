export { createRouting, type Routed, type Routing, type RoutingQuestion } from './routing.ts'
