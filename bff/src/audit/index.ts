/** Audit: a record that cannot be rewritten unseen. */
export { createAuditRows } from './audit.repository.ts'
export { createAudit, type Audit } from './audit.service.ts'
export { createCheckpoints } from './checkpoints.ts'
