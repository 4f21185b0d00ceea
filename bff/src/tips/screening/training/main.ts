import { writeFile } from 'node:fs/promises'
import { createModel, type ModelFile } from '../model.ts'
import { createScreening } from '../screening.ts'
import { fit } from './fit.ts'
import { figuresOf, screenAll, type Outcome } from './measure.ts'
import { readFolder, readNotices, readRows, type TrainingRow } from './rows.ts'

const FOLDS = 4

/** main.js NOTICES.json (FILE.jsonl | --cv TRAINDIR | --train TRAINDIR MODEL.json) [--errors] */
async function main(args: readonly string[]): Promise<void> {
  const [noticesFile, path, target] = args.filter((arg) => !arg.startsWith('--'))
  if (!noticesFile || !path) throw new Error('which notices, and which file?')
  const notices = await readNotices(noticesFile)
  if (args.includes('--train') && target) {
    const rows = await readFolder(path, notices)
    const outcomes = crossValidate(rows)
    const model: ModelFile = { rows: rows.length, scores: figuresOf(outcomes), ...fit(rows) }
    await writeFile(target, `${JSON.stringify(model)}\n`)
    print(outcomes)
    return
  }
  const outcomes = args.includes('--cv')
    ? crossValidate(await readFolder(path, notices))
    : screenAll(createScreening(), await readRows(path, notices))
  if (args.includes('--errors')) printErrors(outcomes)
  print(outcomes)
}

/** Each row is screened by a model that has not seen it. */
export function crossValidate(rows: readonly TrainingRow[]): Outcome[] {
  return Array.from({ length: FOLDS }, (_, fold) => {
    const screening = createScreening(createModel(fit(rows.filter((_, i) => i % FOLDS !== fold))))
    return screenAll(
      screening,
      rows.filter((_, i) => i % FOLDS === fold),
    )
  }).flat()
}

function printErrors(outcomes: readonly Outcome[]): void {
  for (const { row, screened } of outcomes)
    if (row.label !== screened.lane)
      process.stdout.write(`${row.label} -> ${screened.lane} ${screened.share.toFixed(2)}  ${row.text}\n`)
}

function print(outcomes: readonly Outcome[]): void {
  const figures = figuresOf(outcomes)
  const percent = (share: number): string => `${(share * 100).toFixed(1)} %`
  process.stdout.write(
    `${figures.n} tips\n` +
      `  credible, kept in sight    ${percent(figures.credibleKept)}\n` +
      `  threats and frauds found   ${percent(figures.hostileFraudRecall)}\n` +
      `  called spam and is         ${percent(figures.spamPrecision)}\n` +
      `${JSON.stringify(figures)}\n`,
  )
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
})
