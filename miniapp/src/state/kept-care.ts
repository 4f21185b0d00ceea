import type { SosView } from '@onehall/shared/contract/requests'
import type { Care } from '@onehall/shared/domain/care'

interface Caring {
  care?: Care | null | undefined
  sos?: SosView | null | undefined
}

/**
 * Replies of acts do not say what must be minded at a home, nor where a child called for help; reads do: what was
 * read last stands until then.
 */
export const withCare = <T extends Caring>(before: Caring | null | undefined, now: T): T => ({
  ...(before?.care !== undefined && { care: before.care }),
  ...(before?.sos !== undefined && { sos: before.sos }),
  ...now,
})
