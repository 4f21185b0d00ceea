import type { RequestView } from '@onehall/shared/contract/requests'
import { isOver } from '@onehall/shared/domain/request-states'

/** A message that WeChat may be asked consent for, and how many of it may still be sent. */
export interface Template {
  templateId: string
  left: number
}

/** Who said no is not asked again before this. */
const AGAIN_MS = 30 * 86_400_000

/**
 * What to ask consent for now: what may not be sent yet, for what somebody is working on. Nothing where the person
 * said no lately: refusing costs nothing, and is not asked about again and again.
 */
export function toAskFor(
  { status, legs }: Pick<RequestView, 'status' | 'legs'>,
  templates: readonly Template[],
  refused: { at: number; now: number } | null,
): string[] {
  if (isOver(status) || legs.length === 0) return []
  if (refused && refused.now - refused.at < AGAIN_MS) return []
  return templates.filter(({ left }) => left === 0).map(({ templateId }) => templateId)
}
