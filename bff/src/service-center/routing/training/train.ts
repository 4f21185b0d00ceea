import { createModel, type ModelFile, type PackedModel } from '../model.ts'
import { createRouting } from '../routing.ts'
import { examplesFrom } from './examples.ts'
import { fit } from './fit.ts'
import { figuresOf, routeAll, type Figures, type Outcome } from './measure.ts'
import { packModel } from './model-file.ts'
import { createRandom } from './random.ts'
import type { TrainingRow, TrainingSets } from './rows.ts'

const SEED = 7
const FOLDS = 4

/** The same sets give the same bytes. `held` are rows that were never trained on, by the name of their file. */
export function train(sets: TrainingSets, held: Record<string, readonly TrainingRow[]>): ModelFile {
  const crossValidated = figuresOf(crossValidate(sets))
  const packed = packModel(fit(examplesFrom(sets, SEED), SEED))
  const scores: Record<string, Figures> = { crossValidated }
  for (const [name, rows] of Object.entries(held)) scores[name] = figuresOf(routeAll(routingOf(packed), rows))
  return { rows: sets.rows.length, scenes: sets.scenes.length, scores, ...packed }
}

/** Each row is routed by a model that has not seen it. */
export function crossValidate({ rows, scenes }: TrainingSets): Outcome[] {
  const random = createRandom(SEED)
  const foldOf = rows.map(() => Math.floor(random() * FOLDS))
  return Array.from({ length: FOLDS }, (_, fold) => {
    const seen = rows.filter((_, i) => foldOf[i] !== fold)
    const unseen = rows.filter((_, i) => foldOf[i] === fold)
    return routeAll(routingOf(packModel(fit(examplesFrom({ rows: seen, scenes }, SEED), SEED))), unseen)
  }).flat()
}

const routingOf = (packed: PackedModel) => createRouting(createModel(packed))
