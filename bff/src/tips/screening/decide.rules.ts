import type { Features } from './features.ts'
import type { Label, Shares } from './model.ts'

/**
 * What the model's shares come to. An officer reads everything; what is put aside is read last. So it takes little to
 * be taken for a threat or a fraud, which must be seen as such, and much to be taken for spam.
 */
const ENOUGH = { danger: 0.35, spam: 0.6 }

/** Two of these are something that can be gone after: nobody who says so is put aside as spam. */
const CONCRETE = new Set(['mark', 'side', 'age', 'time', 'adopted', 'self'])

export function decide(shares: Shares, { cues, copied }: Pick<Features, 'cues' | 'copied'>): Label {
  if (shares.hostile + shares.fraud >= ENOUGH.danger)
    return shares.hostile >= shares.fraud ? 'hostile' : 'fraud'
  const isConcrete = !copied && cues.filter((cue) => CONCRETE.has(cue)).length >= 2
  if (shares.spam >= ENOUGH.spam && !isConcrete) return 'spam'
  return shares.credible >= shares.weak ? 'credible' : 'weak'
}
