import { Timestamp } from 'bson'
import { sortKey } from '../bson/sort-key.ts'
import { clone, fieldOf, typeName } from '../bson/values.ts'
import { badValue } from '../errors.ts'
import { calculate, type Calculation, checkNumber } from './arithmetic.ts'
import { addToSet, pop, pull, pullAll, push } from './array-operators.ts'
import type { Target } from './targets.ts'

export interface UpdateOperator {
  apply: (target: Target, operand: unknown) => void
  /** Makes the fields on its path that are missing. */
  creates: boolean
}

const creating = (apply: UpdateOperator['apply']): UpdateOperator => ({ apply, creates: true })
const existing = (apply: UpdateOperator['apply']): UpdateOperator => ({ apply, creates: false })

const setTo = (target: Target, operand: unknown): void => target.set(clone(operand))

/** The update operators that act on one place, https://www.mongodb.com/docs/manual/reference/operator/update/ */
export const UPDATE_OPERATORS: Record<string, UpdateOperator> = {
  $set: creating(setTo),
  $setOnInsert: creating(setTo),
  $unset: existing((target) => target.remove()),
  $inc: creating((target, operand) => arithmetic(target, operand, 'add')),
  $mul: creating((target, operand) => arithmetic(target, operand, 'multiply')),
  $min: creating((target, operand) => setExtreme(target, operand, (a, b) => a < b)),
  $max: creating((target, operand) => setExtreme(target, operand, (a, b) => a > b)),
  $currentDate: creating((target, operand) => target.set(now(operand))),
  $push: creating(push),
  $addToSet: creating(addToSet),
  $pull: existing(pull),
  $pullAll: existing(pullAll),
  $pop: existing(pop),
}

function arithmetic(target: Target, operand: unknown, calculation: Calculation): void {
  checkNumber(operand, `Cannot ${calculation} with non-numeric argument of type ${typeName(operand)}`)
  const { value, key } = target
  if (value === undefined) {
    target.set(calculation === 'add' ? operand : calculate('multiply', operand, 0))
    return
  }
  checkNumber(
    value,
    `Cannot ${calculation} to the field '${key}': it is of non-numeric type ${typeName(value)}`,
  )
  target.set(calculate(calculation, value, operand))
}

function setExtreme(
  target: Target,
  operand: unknown,
  wins: (operand: string, value: string) => boolean,
): void {
  if (target.value === undefined || wins(sortKey(operand), sortKey(target.value))) target.set(clone(operand))
}

function now(operand: unknown): Date | Timestamp {
  const type = operand === true ? 'date' : fieldOf(operand, '$type')
  if (type === 'date') return new Date()
  if (type === 'timestamp') return new Timestamp({ t: Math.floor(Date.now() / 1000), i: 1 })
  throw badValue("$currentDate needs true or {$type: 'date' | 'timestamp'}")
}
