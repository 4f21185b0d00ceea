import { Context } from 'mingo/core'
import { type Iterator as Stream, Lazy } from 'mingo/lazy'
import * as accumulator from 'mingo/operators/accumulator'
import * as expression from 'mingo/operators/expression'
import * as mingoStages from 'mingo/operators/pipeline'
import { EMPTY_ARRAY } from '../bson/sort-key.ts'
import { type Doc, promoteDoc } from '../bson/values.ts'
import { badValue, notSupported } from '../errors.ts'
import { compileFilter } from '../query/matcher.ts'
import { runQuery } from '../query/scan.ts'
import { parseSort, sortBy } from '../query/sorting.ts'
import type { Collection } from '../storage/collection.ts'
import { valuesAt } from '../storage/index-rows.ts'

export type FindCollection = (name: string) => Collection | undefined

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
export const STAGES: string[] = [...MINGO_STAGES, '$match', '$sort', '$lookup']

/** The operators of a pipeline: mingo's, but for the stages whose meaning must be that of the store's own queries. */
export function stageContext(findCollection: FindCollection): Context {
  const own: Record<string, Stage> = {
    $match: match,
    $sort: sort,
    $lookup: (stream, spec) => lookup(stream, spec, findCollection),
  }
  const fromMingo = Object.fromEntries(MINGO_STAGES.map((name) => [name, mingoStages[name]]))
  const pipeline = { ...fromMingo, ...own } as Record<string, typeof mingoStages.$match>
  return Context.init({ accumulator, expression, pipeline })
}

const match: Stage = (stream, filter) => {
  const matches = compileFilter(filter)
  return stream.filter((doc: Doc) => matches(doc))
}

const sort: Stage = (stream, spec) => {
  const fields = parseSort(spec)
  return stream.transform((docs: Doc[]) => Lazy(sortBy(docs, fields, (doc) => doc)))
}

/** Joins by equality of two fields, one indexed query of the other collection per document. */
function lookup(
  stream: Stream,
  { from, localField, foreignField, as, ...others }: Doc,
  findCollection: FindCollection,
): Stream {
  const [other] = Object.keys(others)
  if (other !== undefined) throw notSupported(`$lookup with '${other}'`)
  if (![from, localField, foreignField, as].every((name) => typeof name === 'string')) {
    throw badValue("$lookup needs 'from', 'localField', 'foreignField' and 'as'")
  }
  const foreign = findCollection(from as string)
  return stream.map((doc: Doc) => {
    const values = valuesAt(doc, localField as string).filter((value) => value !== EMPTY_ARRAY)
    const filter = { [foreignField as string]: { $in: values.map((value) => value ?? null) } }
    const found = [...runQuery(foreign, { filter, sort: [] })].map((hit) => promoteDoc(hit.doc))
    return { ...doc, [as as string]: found }
  })
}
