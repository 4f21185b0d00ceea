import { dayWords } from '@onehall/shared/domain/time'

/** When something was, within a sentence: 今天, or 在 9月3日 with its spaces. */
export function onDay(at: string, now: Date): string {
  const [day = ''] = dayWords(at, now).split(' ')
  return /^\d/.test(day) ? `在 ${day} ` : day
}
