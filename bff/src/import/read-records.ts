import { readFile } from 'node:fs/promises'
import { parseTree, getNodeValue, type ParseError, printParseErrorCode } from 'jsonc-parser'

/** One record of a file, with the line it begins on; or why it cannot be read. */
export type FileRecord = { line: number; value: unknown } | { line: number; problem: string }

/** Reads a JSON array (.json) or one JSON value a line (.jsonl). A broken record does not keep the others from being read. */
export async function readRecords(path: string): Promise<FileRecord[]> {
  const text = await readFile(path, 'utf8')
  return path.endsWith('.jsonl') ? readLines(text) : readArray(text)
}

function readLines(text: string): FileRecord[] {
  return text.split('\n').flatMap((row, i): FileRecord[] => {
    if (row.trim() === '') return []
    try {
      return [{ line: i + 1, value: JSON.parse(row) as unknown }]
    } catch (error) {
      return [{ line: i + 1, problem: (error as Error).message }]
    }
  })
}

function readArray(text: string): FileRecord[] {
  const errors: ParseError[] = []
  const root = parseTree(text, errors, { disallowComments: true })
  const lineOf = lineFinder(text)
  const broken = errors.map((e) => ({
    line: lineOf(e.offset),
    offset: e.offset,
    problem: printParseErrorCode(e.error),
  }))
  if (root?.type !== 'array') return [{ line: 1, problem: 'is not a JSON array' }]
  const records = (root.children ?? []).map((node): FileRecord => {
    const inside = broken.find((e) => e.offset >= node.offset && e.offset <= node.offset + node.length)
    const line = lineOf(node.offset)
    return inside
      ? { line: inside.line, problem: inside.problem }
      : { line, value: getNodeValue(node) as unknown }
  })
  const between = broken.filter((e) => !records.some((r) => 'problem' in r && r.line === e.line))
  return [...records, ...between.map(({ line, problem }) => ({ line, problem }))]
}

function lineFinder(text: string): (offset: number) => number {
  const starts = [0]
  for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) starts.push(i + 1)
  return (offset) => starts.findLastIndex((start) => start <= offset) + 1
}
