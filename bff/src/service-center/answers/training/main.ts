import { writeFile } from 'node:fs/promises'
import { ANSWERABLE, buildingEngine, type Engine } from '../engine.ts'
import { WEIGHTS } from '../model/weights.ts'
import { nameWeights, orderWeights, type Weights } from '../model/weights-shape.ts'
import { SIGNALS } from '../retrieval/signals.ts'
import { runNow } from '../slices.ts'
import { readBase, readQuestions, type BaseFiles } from './base-files.ts'
import { fit } from './fit.ts'
import { answerAll, crossValidate, figuresOf, type Figures, type Outcome } from './measure.ts'
import { rowsOfBase, rowsOfQuestions } from './rows.ts'
import { measureSpeed } from './speed.ts'

const USAGE = 'main.js DATA (FILE.jsonl [--cv] [--errors] | --train FILE.jsonl WEIGHTS.ts | --speed)'

/** Comparing needs no weights; only deciding does. */
const NOTHING_LEARNED: Weights = {
  ranking: [],
  answerable: { weights: [], bias: 0 },
  thresholds: { decline: 0, answer: 1 },
}

/** Measures the answers on a file, cross-validates on it, learns from it, or measures speed with a large base. */
async function main([folder = '', ...args]: string[]): Promise<void> {
  const flags = new Set(args.filter((arg) => arg.startsWith('--')))
  const [file, target] = args.filter((arg) => !arg.startsWith('--'))
  const base = await readBase(folder)
  const learns = flags.has('--train') || flags.has('--cv')
  const weights = learns ? NOTHING_LEARNED : orderWeights(WEIGHTS, SIGNALS, ANSWERABLE)
  if (flags.has('--speed')) return measureSpeed(base, weights)
  if (!file) throw new Error(USAGE)

  const engine = runNow(buildingEngine(base.pieces, base.words, weights))
  const questions = rowsOfQuestions(engine, await readQuestions(file, base.models))
  if (flags.has('--train') && target) return train(engine, base, { questions, target })
  const outcomes = flags.has('--cv')
    ? crossValidate(rowsOfBase(engine, base), questions, base.pieces)
    : answerAll(questions, base.pieces, weights)
  if (flags.has('--errors')) printErrors(outcomes, base)
  print(figuresOf(outcomes))
}

async function train(
  engine: Engine,
  base: BaseFiles,
  { questions, target }: { questions: ReturnType<typeof rowsOfQuestions>; target: string },
): Promise<void> {
  const rows = rowsOfBase(engine, base)
  const scores = figuresOf(crossValidate(rows, questions, base.pieces))
  const made = { asks: rows.length, questions: questions.length, crossValidated: scores }
  const file = { made, ...nameWeights(fit([...rows, ...questions]), SIGNALS, ANSWERABLE) }
  await writeFile(
    target,
    `/** Learned by \`npm run train:answers\`; its scores are of five-fold cross-validation. Not edited by hand. */\nexport const WEIGHTS = ${JSON.stringify(file, null, 2)}\n`,
  )
  process.stdout.write(`wrote ${target}\n`)
  print(scores)
}

function printErrors(outcomes: readonly Outcome[], { pieces }: BaseFiles): void {
  const name = (piece: number | undefined): string => (piece === undefined ? '—' : pieces[piece]!.id)
  for (const { row, found } of outcomes)
    if (row.gold.size > 0 ? !row.gold.has(found[0] ?? -1) : found.length > 0)
      process.stdout.write(
        `${[...row.gold].map(name).join(',') || '—'} ← ${found.map(name).join(',') || '—'}  ${row.text}\n`,
      )
}

function print(figures: Figures): void {
  const percent = (share: number): string => `${(share * 100).toFixed(1)} %`
  process.stdout.write(
    `${figures.n} questions\n` +
      `  right answer on top      ${percent(figures.top1)}\n` +
      `  among the first three    ${percent(figures.top3)}\n` +
      `  rightly declined         ${percent(figures.declinedRight)}\n` +
      `  wrongly declined         ${percent(figures.declinedWrong)}\n` +
      `${JSON.stringify(figures)}\n`,
  )
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
})
