import { stageFit, type StageFit } from '@onehall/shared/domain/children'

/** Whether this stage suits the month age, with the catalogue's ages as the reason; null where it names none. */
export function stageWords(ages: string, bornMonth: string, today: string): string | null {
  const fit = stageFit(ages, bornMonth, today)
  return fit && WORDS[fit](ages)
}

const WORDS: Record<StageFit, (ages: string) => string> = {
  early: (ages) => `还小，这一段是 ${ages}喝的，先别喝`,
  this_month: (ages) => `这个月才够 ${ages}，满了那天再换这一段`,
  fits: (ages) => `这一段是 ${ages}喝的，正合适`,
  over: (ages) => `这一段是 ${ages}喝的，孩子已经大了`,
}
