import { type Doc, isDocument, isList, numberOf } from '../bson/values.ts'
import { badValue, MongoError, notSupported } from '../errors.ts'
import { compileFilter, isOperators } from './matcher.ts'
import type { Hit } from './scan.ts'

/** Changes the value of a field, or drops the field by giving undefined. */
type Shape = (value: unknown, hit: Pick<Hit, 'positions'>) => unknown

interface Leaf {
  shape?: Shape
}

type Tree = Map<string, Tree | Leaf>

interface Rule extends Leaf {
  path: string
  /** true: only named fields stay; false: named fields go; null: says nothing of the others. */
  includes: boolean | null
}

type Project = (hit: Pick<Hit, 'doc' | 'positions'>) => Doc

/** The projection of find and findAndModify: fields in or out, $slice, $elemMatch and `array.$`. */
export function compileProjection(projection: Doc): Project {
  const rules = flatten(projection).map(([path, value]) => ruleFor(path, value))
  const includes = modeOf(rules)
  const keepsId = !rules.some((rule) => rule.path === '_id' && rule.includes === false)
  const tree: Tree = new Map()
  for (const rule of rules) if (rule.path !== '_id') grow(tree, rule)
  if (includes && keepsId) tree.set('_id', {})
  if (!includes && !keepsId) tree.set('_id', {})
  return (hit) => prune(hit.doc, tree, { includes, hit }) as Doc
}

/** {a: {b: 1}} is {'a.b': 1}. */
function flatten(projection: Doc, prefix = ''): [string, unknown][] {
  return Object.entries(projection).flatMap(([key, value]) =>
    isDocument(value) && !isOperators(value)
      ? flatten(value, `${prefix}${key}.`)
      : [[prefix + key, value] as [string, unknown]],
  )
}

function ruleFor(path: string, value: unknown): Rule {
  if (path.endsWith('.$'))
    return { path: path.slice(0, -2), includes: true, shape: matchedElement(path.slice(0, -2)) }
  const number = typeof value === 'boolean' ? Number(value) : numberOf(value)
  if (number !== undefined) return { path, includes: number !== 0 }
  const [operator = '', operand] = isDocument(value) ? (Object.entries(value)[0] ?? []) : []
  if (operator === '$slice') return { path, includes: null, shape: sliced(operand) }
  if (operator === '$elemMatch' && isDocument(operand))
    return { path, includes: true, shape: firstElement(operand) }
  throw notSupported(`The projection of '${path}' to ${operator || 'a value or an expression'}`)
}

function modeOf(rules: Rule[]): boolean {
  const [first, ...others] = rules.filter(({ path, includes }) => path !== '_id' && includes !== null)
  if (!first) return rules.some(({ path, includes }) => path === '_id' && includes === true)
  const other = others.find(({ includes }) => includes !== first.includes)
  if (!other) return first.includes === true
  const [odd, mode] = other.includes ? ['inclusion', 'exclusion'] : ['exclusion', 'inclusion']
  throw new MongoError(31254, `Cannot do ${odd} on field ${other.path} in ${mode} projection`)
}

function grow(tree: Tree, rule: Rule): void {
  const parts = rule.path.split('.')
  const last = parts.pop()!
  let branch = tree
  for (const part of parts) {
    const next = branch.get(part) ?? (new Map() as Tree)
    if (!(next instanceof Map)) throw new MongoError(31249, `Path collision at ${rule.path}`)
    branch.set(part, next)
    branch = next
  }
  if (branch.has(last)) throw new MongoError(31249, `Path collision at ${rule.path}`)
  branch.set(last, rule.shape ? { shape: rule.shape } : {})
}

interface Pruning {
  includes: boolean
  hit: Pick<Hit, 'positions'>
}

function prune(value: unknown, tree: Tree, pruning: Pruning): unknown {
  if (Array.isArray(value)) {
    const kept = pruning.includes ? value.filter((item) => isDocument(item) || Array.isArray(item)) : value
    return kept.map((item: unknown) => prune(item, tree, pruning))
  }
  if (!isDocument(value)) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) => pruneField(key, inner, { ...pruning, tree })),
  )
}

function pruneField(key: string, value: unknown, pruning: Pruning & { tree: Tree }): [string, unknown][] {
  const { includes, hit } = pruning
  const node = pruning.tree.get(key)
  if (node === undefined) return includes ? [] : [[key, value]]
  if (node instanceof Map) {
    const scalar = !isDocument(value) && !Array.isArray(value)
    return includes && scalar ? [] : [[key, prune(value, node, pruning)]]
  }
  const shaped = node.shape ? node.shape(value, hit) : includes ? value : undefined
  return shaped === undefined ? [] : [[key, shaped]]
}

function sliced(operand: unknown): Shape {
  const [first, second] = Array.isArray(operand) ? operand.map(numberOf) : [numberOf(operand)]
  if (first === undefined || (second !== undefined && second <= 0)) throw badValue('Invalid $slice syntax')
  const from = first
  return (value) => {
    if (!isList(value)) return value
    if (second === undefined) return from < 0 ? value.slice(from) : value.slice(0, from)
    const start = from < 0 ? Math.max(0, value.length + from) : from
    return value.slice(start, start + second)
  }
}

function firstElement(operand: Doc): Shape {
  const matches = compileFilter({ element: { $elemMatch: operand } })
  return (value) => {
    const found = isList(value) ? value.find((item) => matches({ element: [item] })) : undefined
    return found === undefined ? undefined : [found]
  }
}

function matchedElement(path: string): Shape {
  return (value, { positions }) => {
    if (!isList(value)) return value
    const index = positions.get(path) ?? [...positions.values()].at(-1)
    if (index === undefined || index >= value.length) {
      throw new MongoError(51246, "positional operator '.$' couldn't find a matching element in the array")
    }
    return [value[index]]
  }
}
