/** Plain data that crosses between the mini-program and its host. Its shape is the caller's word, so it is narrowed here. */
export type Data = Record<string, unknown>
export type Callable = (...args: unknown[]) => unknown

export const isData = (value: unknown): value is Data => typeof value === 'object' && value !== null
export const asData = (value: unknown): Data => (isData(value) ? value : {})
export const isCallable = (value: unknown): value is Callable => typeof value === 'function'

/** The value as text, or `otherwise` where it is no text, number or boolean. */
export function asText(value: unknown, otherwise = ''): string {
  return typeof value === 'string'
    ? value
    : ['number', 'boolean'].includes(typeof value)
      ? String(value)
      : otherwise
}

export const asNumber = (value: unknown, otherwise: number): number =>
  typeof value === 'number' && Number.isFinite(value) ? value : otherwise

export const asList = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

/** Calls `target[name]` if there is such a method; what it gives, or undefined. */
export function callIfPresent(target: unknown, name: string, ...args: unknown[]): unknown {
  const method = asData(target)[name]
  return isCallable(method) ? Reflect.apply(method, target, args) : undefined
}

export const camelCase = (name: string): string =>
  name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())

export const kebabCase = (name: string): string =>
  name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

/** The words of a table of names. */
export const words = (text: string): string[] => text.trim().split(/\s+/)

/** The keys of a data path as setData takes it: `list[0].name` is `list`, `0`, `name`. */
const keysOf = (path: string): string[] => path.split(/[.[\]]+/).filter(Boolean)

export function readPath(root: unknown, path: string): unknown {
  return keysOf(path).reduce<unknown>((value, key) => (isData(value) ? value[key] : undefined), root)
}

/** Writes `value` at `path`, making the lists and objects on the way. */
export function writePath(root: Data, path: string, value: unknown): void {
  const keys = keysOf(path)
  const last = keys.pop()
  if (last === undefined) return
  let place = root
  keys.forEach((key, index) => {
    const next = place[key]
    place = isData(next) ? next : ((place[key] = /^\d+$/.test(keys[index + 1] ?? last) ? [] : {}) as Data)
  })
  place[last] = value
}
