import { z } from 'zod'
import { PURPOSES } from '@onehall/shared/domain/purposes'
import { dayOf } from '@onehall/shared/domain/time'
import type { Clock } from '../platform/clock.ts'
import { hashOfWording, type Wording } from './consent-text.ts'
import type { ConsentTexts } from './texts.repository.ts'

const purposeRecord = z
  .object({
    id: z.enum(PURPOSES),
    tier: z.int().min(1).max(8),
    sensitive: z.boolean(),
    title: z.string().min(1),
    plain: z.string().min(1),
    consequenceOfRefusal: z.string().min(1),
    defaultGranted: z.literal(false, 'must be false: nobody agrees by saying nothing'),
    brief: z.string().min(1).optional(),
    facts: z.array(z.object({ label: z.string(), text: z.string() })).default([]),
  })
  .transform((r): Wording => ({
    purpose: r.id,
    tier: r.tier,
    sensitive: r.sensitive,
    title: r.title,
    brief: r.brief ?? r.plain.split(/[。；]/)[0]!,
    text: r.plain,
    facts: r.facts,
    refusal: r.consequenceOfRefusal,
  }))

/** The texts people agree to. Other words than those that hold become the next version; the old ones stay. */
export const consentTextImport = {
  schema: purposeRecord,
  async save(wording: Wording, { texts, clock }: { texts: ConsentTexts; clock: Clock }): Promise<void> {
    const hash = hashOfWording(wording)
    const holds = await texts.findLatest(wording.purpose)
    if (holds?.hash === hash) return
    const next = { ...wording, hash, version: (holds?.version ?? 0) + 1, since: dayOf(clock.now()) }
    if (!(await texts.add(next))) throw new Error('another import is writing the same text: run it again')
  },
}
