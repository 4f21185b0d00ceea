/** Dispatch: what departments must be told reaches them, what they say comes back, whatever dies in between. */
export { createDepartmentEvents } from './department-events.repository.ts'
export { createDispatch, type Dispatch } from './dispatch.worker.ts'
export { createInbox, type Inbox } from './inbox.service.ts'
export type { FactSources } from './case-facts.ts'
