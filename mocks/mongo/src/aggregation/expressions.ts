import { Context, evalExpr, ProcessingMode } from 'mingo/core'
import * as accumulator from 'mingo/operators/accumulator'
import * as expression from 'mingo/operators/expression'
import { type Doc, promote } from '../bson/values.ts'

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
  return (doc) => evalExpr(doc, plain, OPTIONS)
}
