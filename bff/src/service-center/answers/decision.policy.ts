/** What the hall does with a question: gives the answer, offers what is likely, or says that it does not know. */
export type Act = 'answer' | 'offer' | 'decline'

export interface Ranked {
  /** how likely it is the right one, among those found */
  share: number
  danger: boolean
  /** the question names a product, and this is about others */
  elsewhere: boolean
}

export interface Thresholds {
  /** below this chance that the base has an answer at all, none is given */
  decline: number
  /** from this share on the first is given as the answer */
  answer: number
}

/** An article about danger is shown where it is this likely: too often is better than once too rarely. */
const DANGER_SHARE = 0.2
/** …unless the question is about something else altogether. */
const DANGER_ANSWERABLE = 0.05
const MOST_OFFERED = 3
/** what is less likely than this is not worth reading */
const LEAST_SHARE = 0.04

export interface Decision {
  act: Act
  /** how many of the ranked are worth reading, from the first */
  shown: number
}

/** `answerable` is the chance that the base has an answer; `ranked` stands likeliest first. */
export function decide(
  answerable: number,
  ranked: readonly Ranked[],
  { decline, answer }: Thresholds,
): Decision {
  const first = ranked[0]
  const danger =
    answerable >= DANGER_ANSWERABLE &&
    ranked.slice(0, MOST_OFFERED).some((one) => one.danger && one.share >= DANGER_SHARE)
  if (!first || (answerable < decline && !danger)) return { act: 'decline', shown: 0 }
  const likely = ranked.slice(0, MOST_OFFERED).filter((one) => one.share >= LEAST_SHARE)
  const sure = first.share >= answer && !first.elsewhere
  return { act: sure ? 'answer' : 'offer', shown: Math.max(1, likely.length) }
}
