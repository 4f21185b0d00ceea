import type { JobNow } from '../../../job-now.ts'
import type { JobActs } from '../../../use-job.ts'

/** What each part of the page is about. */
export interface At {
  now: JobNow
  acts: JobActs
}
