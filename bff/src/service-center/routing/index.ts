export { createRouting, type Routed, type RoutedLeg, type Routing, type RoutingQuestion } from './routing.ts'
export { departmentsFor, priorityFor, type Route } from './departments.rules.ts'
export { toTrainingRow, type Correction } from './training/correction.ts'
export type { TrainingRow } from './training/rows.ts'
