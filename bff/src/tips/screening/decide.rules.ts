import type { Label, Shares } from './model.ts'

/**
 * What the model's shares come to. An officer reads everything; what is put aside is read last. So it takes little to
 * be taken for a threat or a fraud, which must be seen as such, and much to be taken for spam.
 */
const ENOUGH = { danger: 0.35, spam: 0.6 }

export function decide(shares: Shares): Label {
  if (shares.hostile + shares.fraud >= ENOUGH.danger)
    return shares.hostile >= shares.fraud ? 'hostile' : 'fraud'
  if (shares.spam >= ENOUGH.spam) return 'spam'
  return shares.credible >= shares.weak ? 'credible' : 'weak'
}
