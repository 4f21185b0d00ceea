import { createModel, type ModelFile, type PackedModel } from '../model.ts'
import { createRouting } from '../routing.ts'
import { examplesFrom } from './examples.ts'
import { fit, meanOf } from './fit.ts'
import { figuresOf, routeAll, type Figures, type Outcome } from './measure.ts'
import { packModel } from './model-file.ts'
import { createRandom } from './random.ts'
import type { TrainingRow, TrainingSets } from './rows.ts'

/** Each stages and shuffles the rows in its own way; what they agree on is what was learnt. */
const SEEDS = [7, 8, 9]
const FOLDS = 4

/** The same sets give the same bytes. `held` are rows that were never trained on, by the name of their file. */
export function train(sets: TrainingSets, held: Record<string, readonly TrainingRow[]>): ModelFile {
  const scores: Record<string, Figures> = { crossValidated: figuresOf(crossValidate(sets)) }
  const packed = learnFrom(sets)
  for (const [name, rows] of Object.entries(held)) scores[name] = figuresOf(routeAll(routingOf(packed), rows))
  return { rows: sets.rows.length, scenes: sets.scenes.length, scores, ...packed }
}

/** Each row is routed by a model that has not seen it. One training a fold: three would take four fifths of the time. */
export function crossValidate({ rows, scenes }: TrainingSets): Outcome[] {
  const random = createRandom(FOLDS)
  const foldOf = rows.map(() => Math.floor(random() * FOLDS))
  return Array.from({ length: FOLDS }, (_, fold) => {
    const seen = rows.filter((_, i) => foldOf[i] !== fold)
    const unseen = rows.filter((_, i) => foldOf[i] === fold)
    return routeAll(routingOf(learnFrom({ rows: seen, scenes }, SEEDS.slice(0, 1))), unseen)
  }).flat()
}

const learnFrom = (sets: TrainingSets, seeds = SEEDS): PackedModel =>
  packModel(meanOf(seeds.map((seed) => fit(examplesFrom(sets, seed), seed))))

const routingOf = (packed: PackedModel) => createRouting(createModel(packed))
