/**
 * A name for one write, so that sending it twice is doing it once. 96 bits that nobody has to guess:
 * it only must not meet another of the same caller.
 */
export function newKey(): string {
  const part = (): string => Math.random().toString(36).slice(2, 10).padEnd(8, '0')
  return `${Date.now().toString(36)}-${part()}${part()}`
}
