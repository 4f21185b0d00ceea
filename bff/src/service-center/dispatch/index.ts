/** Dispatch: what departments must be told reaches them, what they say comes back, whatever dies in between. */
export { dispatchChores } from './chores.ts'
export { createDepartmentEvents } from './department-events.repository.ts'
export { createDispatch, type Dispatch } from './dispatch.worker.ts'
export { createInbox, type Inbox } from './inbox.service.ts'
export { createSender } from './sender.ts'
export { createWorklist, type Worklist } from './worklist.repository.ts'
