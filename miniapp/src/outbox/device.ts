import { keptFiles, KEPT_FILES_MOST } from '../platform/kept-files.ts'
import { keep, keptNames, storageFilled } from '../platform/storage.ts'
import type { Ports } from './outbox.ts'
import type { JobRecord } from './record.ts'

/**
 * Records by account and job. They outlive the session, signing out as well: work that was done is sent when the same
 * person is back, and no other sees it.
 */
const PREFIX = 'outbox.'

const placeOf = (name: string) => keep<JobRecord>(PREFIX + name, 1)

export function recordsOf(accountId: string): Ports['records'] {
  const place = (jobId: string) => placeOf(`${accountId}.${jobId}`)
  return {
    jobs: () => keptNames(`${PREFIX}${accountId}.`),
    read: (jobId) => place(jobId).read()?.value ?? null,
    write: (jobId, record) => place(jobId).write(record),
    clear: (jobId) => place(jobId).clear(),
    namedFiles: () =>
      keptNames(PREFIX).flatMap((name) =>
        (placeOf(name).read()?.value.entries ?? []).flatMap((entry) =>
          entry.kind === 'photo' ? [entry.file] : [],
        ),
      ),
  }
}

export const files: Ports['files'] = {
  async save(from, name) {
    if ((await filesFilled()) >= 1) throw new Error('the folder is full')
    await keptFiles.save(from, name)
  },
  remove: keptFiles.remove,
  names: async () => (await keptFiles.list()).map(({ name }) => name),
}

async function filesFilled(): Promise<number> {
  const bytes = (await keptFiles.list()).reduce((sum, one) => sum + one.bytes, 0)
  return bytes / KEPT_FILES_MOST
}

/** From here on it is said that room runs short, while there still is some. */
const SHORT = 0.8

/** Whether the device will soon take no more: pictures, or what is written. */
export const isRoomShort = async (): Promise<boolean> =>
  storageFilled() > SHORT || (await filesFilled()) > SHORT
