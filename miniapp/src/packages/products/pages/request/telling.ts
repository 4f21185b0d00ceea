import type { RequestView } from '@onehall/shared/contract/requests'
import { isOver } from '@onehall/shared/domain/request-states'
import type { Topic } from '@onehall/shared/domain/topics'

/** A message that WeChat may be asked consent for, and how many of it may still be sent. */
export interface Template {
  topic: Topic
  templateId: string
  left: number
}

/** WeChat asks for three at a time and refuses more; what is left over comes with the next tap. */
const AT_A_TIME = 3

/** What comes first when not all can be asked for: what she waits for, then what is asked once, then the talk. */
const FIRST: readonly Topic[] = ['visit', 'done', 'parcel', 'progress']

/** Those that fit: the question before shipment only where something will be shipped and WeChat may still ask it. */
export const templatesFor = (templates: readonly Template[], asksByMessage: boolean): Template[] =>
  templates
    .filter(({ topic }) => topic !== 'parcel' || asksByMessage)
    .sort((a, b) => FIRST.indexOf(a.topic) - FIRST.indexOf(b.topic))

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
  return templates
    .filter(({ left }) => left === 0)
    .slice(0, AT_A_TIME)
    .map(({ templateId }) => templateId)
}
