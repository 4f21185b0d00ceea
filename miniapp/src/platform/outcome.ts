/** What came of asking the device or the person for something. `cancelled` is no fault: say nothing then. */
export type Outcome<T> =
  { ok: true; value: T } | { ok: false; why: 'cancelled' | 'refused' | 'failed'; sentence: string }

export const done = <T>(value: T): Outcome<T> => ({ ok: true, value })

export const failed = (sentence: string): Outcome<never> => ({ ok: false, why: 'failed', sentence })

interface Sentences {
  /** the person, or the system, said no */
  refused: string
  failed: string
}

/**
 * Reads what WeChat's APIs reject with: `errMsg` such as "scanCode:fail cancel", and for refusals an `errno`
 * (103 the system's permission, 104 the privacy agreement, 112 not declared in the admin).
 */
export function outcomeOf(error: unknown, sentences: Sentences): Outcome<never> {
  const { errMsg = '', errno } = (typeof error === 'object' && error !== null ? error : {}) as {
    errMsg?: string
    errno?: number
  }
  if (/cancel/i.test(errMsg)) return { ok: false, why: 'cancelled', sentence: '' }
  if (errno === 104 || /privacy/i.test(errMsg)) {
    return { ok: false, why: 'refused', sentence: '您没同意隐私说明，这一步先用不了，别的照常' }
  }
  if (errno === 103 || /auth|den(y|ied)|permission/i.test(errMsg)) {
    return { ok: false, why: 'refused', sentence: sentences.refused }
  }
  return failed(sentences.failed)
}
