import { Context } from 'mingo/core'
import { type Iterator as Stream, Lazy } from 'mingo/lazy'
import * as accumulator from 'mingo/operators/accumulator'
import * as expression from 'mingo/operators/expression'
import * as mingoStages from 'mingo/operators/pipeline'
import type { Doc } from '../bson/values.ts'
import { compileFilter } from '../query/matcher.ts'
import { parseSort, sortBy } from '../query/sorting.ts'

type Stage = (stream: Stream, spec: Doc) => Stream

const MINGO_STAGES = [
  '$addFields',
  '$bucket',
  '$count',
  '$facet',
  '$group',
  '$limit',
  '$project',
  '$replaceRoot',
  '$replaceWith',
  '$sample',
  '$set',
  '$skip',
  '$sortByCount',
  '$unset',
  '$unwind',
] as const

/** All the stages there are. */
export const STAGES: string[] = [...MINGO_STAGES, '$match', '$sort']

const match: Stage = (stream, filter) => {
  const matches = compileFilter(filter)
  return stream.filter((doc: Doc) => matches(doc))
}

const sort: Stage = (stream, spec) => {
  const fields = parseSort(spec)
  return stream.transform((docs: Doc[]) => Lazy(sortBy(docs, fields, (doc) => doc)))
}

const fromMingo = Object.fromEntries(MINGO_STAGES.map((name) => [name, mingoStages[name]]))
const pipeline = { ...fromMingo, $match: match, $sort: sort } as Record<string, typeof mingoStages.$match>

/** The operators of a pipeline: mingo's, but for the stages whose meaning must be that of the store's own queries. */
export const CONTEXT = Context.init({ accumulator, expression, pipeline })
