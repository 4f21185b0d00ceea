export { createRouting, type Routed, type Routing, type RoutingQuestion } from './routing.ts'
export { departmentsFor, priorityFor } from './departments.rules.ts'
