import { Double, Int32, Long } from 'bson'
import { typeName } from '../bson/values.ts'
import { badValue, MongoError, notSupported } from '../errors.ts'

export type Calculation = 'add' | 'multiply'

/**
 * Adds or multiplies two numbers as MongoDB types the result: double where one is, else int64 where one is, else
 * int32, or int64 where that overflows.
 */
export function calculate(calculation: Calculation, left: unknown, right: unknown): Double | Int32 | Long {
  const types = [typeName(left), typeName(right)]
  if (types.includes('decimal')) throw notSupported('Arithmetic on Decimal128')
  if (types.includes('double')) {
    const [a, b] = [Number(left), Number(right)]
    return new Double(calculation === 'add' ? a + b : a * b)
  }
  const [a, b] = [BigInt(String(left)), BigInt(String(right))]
  const result = calculation === 'add' ? a + b : a * b
  if (BigInt.asIntN(64, result) !== result) throw badValue('Failed to apply the update: integer overflow')
  const isInt32 = !types.includes('long') && BigInt.asIntN(32, result) === result
  return isInt32 ? new Int32(Number(result)) : Long.fromBigInt(result)
}

export function checkNumber(value: unknown, message: string): void {
  if (!['int', 'long', 'double', 'decimal'].includes(typeName(value))) throw new MongoError(14, message)
}
