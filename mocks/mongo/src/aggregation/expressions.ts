import { Context, evalExpr, ProcessingMode } from 'mingo/core'
import * as accumulator from 'mingo/operators/accumulator'
import * as expression from 'mingo/operators/expression'
import { type Doc, promote } from '../bson/values.ts'
import { badValue } from '../errors.ts'

const OPTIONS = {
  context: Context.init({ accumulator, expression }),
  idKey: '_id',
  processingMode: ProcessingMode.CLONE_OFF,
  useStrictMode: true,
  scriptEnabled: false,
  failOnError: true,
}
/** An aggregation expression as a function of a promoted document. The operators are mingo's. */
export function compileExpression(operand: unknown): (doc: Doc) => unknown {
  const plain = promote(operand)
  refuseForeignNames(plain)
  return (doc) => evalExpr(doc, plain, OPTIONS)
}

/**
 * mingo walks paths through whatever an object inherits, and writes there too: a path such as
 * `__proto__.x` would change every object of this process.
 */
export function refuseForeignNames(value: unknown): void {
  if (typeof value === 'string') refuseForeignPath(value)
  else if (Array.isArray(value)) value.forEach(refuseForeignNames)
  else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      refuseForeignPath(key)
      refuseForeignNames(inner)
    }
  }
}

function refuseForeignPath(path: string): void {
  const foreign = /(?:^|[.$])(__proto__|constructor|prototype)(?:\.|$)/.exec(path)?.[1]
  if (foreign) throw badValue(`The name '${foreign}' is not allowed in an aggregation`)
}
