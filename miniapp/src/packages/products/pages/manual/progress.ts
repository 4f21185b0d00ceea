import { keep } from '../../../../platform/storage.ts'

/** How far somebody got with a manual, on this device. */
export interface Progress {
  /** the chapter that was open last */
  chapter: string | null
  /** the steps that were ticked, by chapter */
  done: Record<string, number[]>
}

const NONE: Progress = { chapter: null, done: {} }

/** Chapters that are done and not just read: their steps can be ticked. */
export const isProcedure = (chapterId: string): boolean =>
  chapterId === 'install' || chapterId === 'first-use'

const placeOf = (gtin: string) => keep<Progress>(`manual-progress.${gtin}`, 1)

export const readProgress = (gtin: string): Progress => placeOf(gtin).read()?.value ?? NONE

export const doneIn = ({ done }: Progress, chapterId: string): number[] => done[chapterId] ?? []

export function openedChapter(gtin: string, chapter: string): void {
  placeOf(gtin).write({ ...readProgress(gtin), chapter })
}

/** Ticks a step, or takes the tick back. */
export function tick(gtin: string, chapterId: string, step: number): Progress {
  const before = readProgress(gtin)
  const steps = doneIn(before, chapterId)
  const ticked = steps.includes(step) ? steps.filter((one) => one !== step) : [...steps, step]
  const after = { ...before, done: { ...before.done, [chapterId]: ticked } }
  placeOf(gtin).write(after)
  return after
}
