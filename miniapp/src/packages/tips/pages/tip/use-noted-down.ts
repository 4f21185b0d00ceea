import { useState } from 'react'
import { copy } from '../../../../platform/clipboard.ts'
import { useAsksBeforeLeaving } from '../../../../platform/leaving.ts'
import { back } from '../../../../platform/navigation.ts'
import type { Outcome } from '../../../../platform/outcome.ts'
import { savePicture } from '../../../../platform/save-file.ts'
import { letGoOfReceipt } from '../../receipts.ts'
import type { Subject } from '../../draft.ts'
import { drawReceipt } from './draw-receipt.ts'

export interface NotedDown {
  /** how the number was taken along; null where it was not */
  how: 'copied' | 'saved' | 'typed' | null
  saving: boolean
  /** why the last try did not work */
  problem: string | null
  copy: () => Promise<void>
  save: () => Promise<void>
  typedBack: () => void
  leave: () => void
}

/** Taking the receipt along: only then the page lets go of it. */
export function useNotedDown(subject: Subject, receipt: string): NotedDown {
  const [how, setHow] = useState<NotedDown['how']>(null)
  const [saving, setSaving] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  useAsksBeforeLeaving(how ? null : '回执号只显示这一次，还没记下')

  function take(outcome: Outcome<null>, done: 'copied' | 'saved'): void {
    if (outcome.ok) setHow(done)
    setProblem(outcome.ok || outcome.why === 'cancelled' ? null : outcome.sentence)
  }

  return {
    how,
    saving,
    problem,
    async copy() {
      take(await copy(receipt), 'copied')
    },
    async save() {
      setSaving(true)
      take(await pictureOf(receipt), 'saved')
      setSaving(false)
    },
    typedBack() {
      setHow('typed')
      setProblem(null)
    },
    leave() {
      letGoOfReceipt(subject)
      back()
    },
  }
}

async function pictureOf(receipt: string): Promise<Outcome<null>> {
  try {
    return await savePicture(await drawReceipt(receipt), '回执号.png')
  } catch {
    return { ok: false, why: 'failed', sentence: '图片没存上，可以复制，或者抄下来' }
  }
}
