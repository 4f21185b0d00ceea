import { DEPARTMENTS, type Department } from '@onehall/shared/domain/request-states'
import type { TrainingRow } from './rows.ts'

/** What the desk made of a request. */
export interface Correction {
  text: string
  departments: readonly Department[]
  urgency: TrainingRow['priority']
}

/**
 * A correction as a row to train on. Digits that could be a phone, a door or an order become 0: the model never looks
 * at them, and a training file must not hold them.
 */
export function toTrainingRow({ text, departments, urgency }: Correction): TrainingRow {
  return {
    text: text.replace(/\d(?=\d{2})|(?<=\d{2})\d|(?<=\d)\d(?=\d)/g, '0').trim(),
    departments: DEPARTMENTS.filter((d) => departments.includes(d)),
    priority: urgency,
  }
}
