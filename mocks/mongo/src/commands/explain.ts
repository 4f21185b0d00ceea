import { splitPipeline } from '../aggregation/pipeline.ts'
import { type Doc, entryOf, numberOf } from '../bson/values.ts'
import { notSupported } from '../errors.ts'
import type { Plan, Query } from '../query/planner.ts'
import { newStatistics, runQuery, slice } from '../query/scan.ts'
import { parseSort, type SortField } from '../query/sorting.ts'
import { Arguments } from './arguments.ts'
import { type Call, type Command, COMMON_FIELDS } from './command.ts'

/** Where the query is in each command that can be explained. */
const QUERIES: Record<string, (command: Doc) => Query> = {
  find: (command) => queryOf(command, command['filter']),
  count: (command) => queryOf(command, command['query']),
  distinct: (command) => queryOf(command, command['query']),
  findAndModify: (command) => queryOf(command, command['query']),
  update: ({ updates: [statement] = [] }: Doc & { updates?: Doc[] }) => queryOf(statement, statement?.['q']),
  delete: ({ deletes: [statement] = [] }: Doc & { deletes?: Doc[] }) => queryOf(statement, statement?.['q']),
  aggregate: ({ pipeline, hint }) => splitPipeline({ pipeline: pipeline as Doc[], hint }).query,
}

const queryOf = ({ sort, hint }: Doc = {}, filter: unknown = {}): Query => ({
  filter: filter as Doc,
  sort: parseSort((sort ?? {}) as Doc),
  hint,
})

/**
 * Tells which index a command's query uses and how much it looks at. Runs only the query, changes nothing, and says
 * it in the form MongoDB does: a tree of stages (COLLSCAN, or FETCH over IXSCAN; SORT on top where it must sort).
 */
export const explainCommand = (commands: Record<string, Command>): Command => ({
  accepts: ['explain', 'verbosity'],
  run: (call) => explain(call, commands),
})

function explain(call: Call, commands: Record<string, Command>): Doc {
  const command = call.args.document('explain')
  const [name = ''] = Object.keys(command)
  const toQuery = entryOf(QUERIES, name)
  if (!toQuery) throw notSupported(`Explaining '${name}'`)
  const args = new Arguments(name, command, [...commands[name]!.accepts, ...COMMON_FIELDS])
  const namespace = `${call.database}.${args.string(name)}`
  const query = { ...toQuery(command), deadline: call.deadline }
  const statistics = newStatistics()
  const hits = runQuery(call.place.catalogue.find(namespace), query, statistics)
  const nReturned = [...slice(hits, numberOf(command['skip']) ?? 0, numberOf(command['limit']) ?? 0)].length
  const { plan, keysExamined: totalKeysExamined, docsExamined: totalDocsExamined } = statistics
  return {
    explainVersion: '1',
    queryPlanner: {
      namespace,
      parsedQuery: query.filter,
      winningPlan: stagesOf(plan, query.sort),
      rejectedPlans: [],
    },
    executionStats: { executionSuccess: true, nReturned, totalKeysExamined, totalDocsExamined },
    ok: 1,
  }
}

function stagesOf(plan: Plan | null, sort: SortField[]): Doc {
  const reading = plan
    ? { stage: 'FETCH', inputStage: indexScan(plan) }
    : { stage: 'COLLSCAN', direction: 'forward' }
  if (!sort.length || plan?.sorted) return reading
  const sortPattern = Object.fromEntries(sort.map(({ path, descending }) => [path, descending ? -1 : 1]))
  return { stage: 'SORT', sortPattern, inputStage: reading }
}

const indexScan = ({ index, reverse }: Plan): Doc => ({
  stage: 'IXSCAN',
  indexName: index.name,
  keyPattern: index.spec['key'],
  isUnique: index.unique,
  isSparse: index.sparse,
  isPartial: index.partialFilter !== undefined,
  direction: reverse ? 'backward' : 'forward',
})
