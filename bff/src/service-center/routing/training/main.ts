import { writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { createRouting } from '../routing.ts'
import { figuresOf, isExact, routeAll, share, type Figures, type Outcome } from './measure.ts'
import { readRows, readSets } from './rows.ts'
import { crossValidate, train } from './train.ts'

const USAGE =
  'main.js (FILE.jsonl [--errors] | --cv TRAINDIR [--errors] | --train TRAINDIR MODEL.json HELD.jsonl...)'

/** Measures the served routing on a file, cross-validates on the training rows, or learns from them. */
async function main(args: readonly string[]): Promise<void> {
  const [file, ...others] = args.filter((arg) => !arg.startsWith('--'))
  if (!file) throw new Error(USAGE)
  if (args.includes('--train')) return learn(file, others)
  const outcomes = args.includes('--cv')
    ? crossValidate(await readSets(file))
    : routeAll(createRouting(), await readRows(file))
  if (args.includes('--errors')) printErrors(outcomes)
  print(outcomes)
}

async function learn(folder: string, [target, ...held]: readonly string[]): Promise<void> {
  if (!target) throw new Error(USAGE)
  const files = await Promise.all(
    held.map(async (path) => [basename(path, '.jsonl'), await readRows(path)] as const),
  )
  const model = train(await readSets(folder), Object.fromEntries(files))
  await writeFile(target, `${JSON.stringify(model)}\n`)
  process.stdout.write(`wrote ${target}: ${model.rows} rows\n${JSON.stringify(model.scores, null, 1)}\n`)
}

const MARKS = { normal: '', high: '!', danger: '!!' }

function printErrors(outcomes: readonly Outcome[]): void {
  const names = (list: readonly string[]) => list.map((d) => d[0]).join('') || '-'
  for (const outcome of outcomes) {
    const { row, routed } = outcome
    if (isExact(outcome) && row.priority === routed.urgency) continue
    const found = routed.departments.map((d) => d.department)
    const wanted = `${names(row.departments)}${MARKS[row.priority]}`
    const unsure = routed.unsure ? '?' : ''
    process.stdout.write(`${wanted} ← ${names(found)}${unsure}${MARKS[routed.urgency]}  ${row.text}\n`)
  }
}

function print(outcomes: readonly Outcome[]): void {
  const figures: Figures = figuresOf(outcomes)
  const percent = (part: number): string => `${(part * 100).toFixed(1)} %`
  process.stdout.write(
    `${figures.n} utterances\n` +
      `  exactly these departments  ${percent(figures.exactSet)}\n` +
      `  left to the desk (unsure)  ${percent(share(outcomes, ({ routed }) => routed.unsure))}\n` +
      `  danger found               ${percent(figures.dangerRecall)}\n` +
      `  found danger is one        ${percent(figures.dangerPrecision)}\n` +
      `  priority right             ${percent(figures.priorityExact)}\n` +
      `${JSON.stringify(figures)}\n`,
  )
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
})
