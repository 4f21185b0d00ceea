/** The installer's side: days, work sheets, and what is said of jobs. Installation is told by the hall. */
export { mountJobs } from './jobs.routes.ts'
export { createJobs } from './jobs.service.ts'
