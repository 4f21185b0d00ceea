import { checkUnit } from '../../api/jobs.ts'
import { outbox } from '../../outbox/running.ts'
import { keptJob } from '../../state/jobs-kept.ts'
import { useScan, type Scan } from '../../state/use-scan.ts'
import { readUnit, verdictOf } from './unit-check.ts'

export const FULL = '手机存不下了，这一步没记上。先找个有网的地方，等前面的发出去'

interface Then {
  kept: () => void
  /** it is of another model: nothing was kept */
  wrong: (code: string) => void
  problem: (sentence: string) => void
}

/** Reads the code on the machine, and keeps it with the job where it is of the model that was ordered. */
export function useUnitScan(id: string, then: Then): Scan {
  async function take(code: string): Promise<void> {
    const expected = keptJob(id)?.expected?.gtin ?? null
    const verdict = readUnit(code) ? verdictOf(expected, code) : await askVerdict(id, code)
    if (verdict === 'wrong_model') then.wrong(code)
    else if (verdict === 'unreadable') then.problem('请扫机身上的码')
    else if (outbox().fillIn(id, { unitCode: code })) then.kept()
    else then.problem(FULL)
  }
  return useScan((code) => void take(code))
}

async function askVerdict(
  id: string,
  code: string,
): Promise<'right' | 'wrong_model' | 'unknown' | 'unreadable'> {
  try {
    return (await checkUnit(id, code)).verdict
  } catch {
    return /^https?:/.test(code) ? 'unknown' : 'unreadable'
  }
}
