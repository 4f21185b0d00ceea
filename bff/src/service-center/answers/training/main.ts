import { writeFile } from 'node:fs/promises'
import { buildingBase, type Base, type Content } from '../base.ts'
import { ANSWERABLE } from '../engine.ts'
import { nameWeights, type Weights } from '../model/weights-shape.ts'
import { learnedWeights } from '../model/learned.ts'
import { SIGNALS } from '../retrieval/signals.ts'
import { runNow } from '../slices.ts'
import { readBase, readQuestions } from './base-files.ts'
import { fit } from './fit.ts'
import { answerAll, crossValidate, figuresOf, isRight, type Figures, type Outcome } from './measure.ts'
import { rowsOfBase, rowsOfQuestions, type LabelledQuestion } from './rows.ts'
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
  const content = await readBase(folder)
  if (flags.has('--speed')) return measureSpeed(content, learnedWeights())
  if (!file) throw new Error(USAGE)

  const learns = flags.has('--train') || flags.has('--cv')
  const base = runNow(buildingBase(content, learns ? NOTHING_LEARNED : learnedWeights()))
  const questions = await readQuestions(file, content.models)
  if (flags.has('--train') && target) return train(base, content, { questions, target })
  const outcomes = flags.has('--cv') ? crossValidated(base, content, questions) : answerAll(base, questions)
  if (flags.has('--errors')) printErrors(outcomes)
  print(figuresOf(outcomes))
}

const crossValidated = (
  { engine }: Base,
  content: Content,
  questions: readonly LabelledQuestion[],
): Outcome[] =>
  crossValidate(rowsOfBase(engine, content), rowsOfQuestions(engine, questions), engine.index.pieces)

async function train(
  base: Base,
  content: Content,
  { questions, target }: { questions: readonly LabelledQuestion[]; target: string },
): Promise<void> {
  const rows = rowsOfBase(base.engine, content)
  const labelled = rowsOfQuestions(base.engine, questions)
  const scores = figuresOf(crossValidate(rows, labelled, base.engine.index.pieces))
  const made = { asks: rows.length, questions: questions.length, crossValidated: scores }
  const file = { made, ...nameWeights(fit([...rows, ...labelled]), SIGNALS, ANSWERABLE) }
  await writeFile(
    target,
    `/** Learned by \`npm run train:answers\`; its scores are of five-fold cross-validation. Not edited by hand. */\nexport const WEIGHTS = ${JSON.stringify(file, null, 2)}\n`,
  )
  process.stdout.write(`wrote ${target}\n`)
  print(scores)
}

function printErrors(outcomes: readonly Outcome[]): void {
  const names = (ids: readonly string[]): string => ids.join(',') || '—'
  for (const outcome of outcomes)
    if (!isRight(outcome))
      process.stdout.write(`${names(outcome.expect)} ← ${names(outcome.found)}  ${outcome.text}\n`)
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
