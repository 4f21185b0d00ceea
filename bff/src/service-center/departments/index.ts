/** The departments, as the hall sees them. Nobody but the hall imports this. */
export { CASE_BODIES, type CaseFacts } from './case-bodies.ts'
export { createDepartmentClient, DepartmentError, type DepartmentClient } from './department.client.ts'
