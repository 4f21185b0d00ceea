import type { FaultCodeView, ManualView } from '@onehall/shared/contract/products'
import { faultKey } from '@onehall/shared/domain/fault-code'

export interface FoundStep {
  chapterId: string
  chapter: string
  /** its place in the chapter, from 0 */
  index: number
  text: string
}

export interface Found {
  codes: FaultCodeView[]
  steps: FoundStep[]
}

/** Looks through the whole manual for all the words given: codes by what the panel shows or what they mean, and steps. */
export function search({ chapters, faultCodes }: ManualView, query: string): Found {
  const words = query.trim().toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return { codes: [], steps: [] }
  const has = (text: string): boolean => words.every((word) => text.toLowerCase().includes(word))
  return {
    codes: dangerFirst(faultCodes.filter(({ code, meaning }) => isCode(code, query) || has(meaning))),
    steps: chapters.flatMap(({ id, title, steps }) =>
      steps.flatMap(({ text }, index) =>
        has(`${title} ${text}`) ? [{ chapterId: id, chapter: title, index, text }] : [],
      ),
    ),
  }
}

/** E21, e 21, E-21: and its beginning, while one types. */
const isCode = (code: string, query: string): boolean =>
  /^[\w\s-]+$/.test(query) && faultKey(code).startsWith(faultKey(query))

export const findCode = (codes: readonly FaultCodeView[], code: string): FaultCodeView | undefined =>
  codes.find((one) => faultKey(one.code) === faultKey(code))

/** What can hurt somebody stands first. */
export const dangerFirst = (codes: readonly FaultCodeView[]): FaultCodeView[] => [
  ...codes.filter(({ severity }) => severity === 'danger'),
  ...codes.filter(({ severity }) => severity !== 'danger'),
]
