/** The entity and its state machine: pure, and the only place that changes a request. */
export * from './acts.ts'
export * from './care-acts.ts'
export * from './desk-acts.ts'
export type * from './entity.ts'
export * from './job-acts.ts'
export * from './job-state.ts'
export * from './sending.ts'
export {
  activeLegs,
  canMove,
  currentCycle,
  currentLegs,
  follow,
  getLeg,
  type NewLeg,
  type NewMessage,
} from './steps.ts'
