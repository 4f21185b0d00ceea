import { featuresOf, type Features, type Part } from '../features.ts'
import { COUNT, loudest, modeShare, partScore, partShare, QUESTIONS, ROWS, sigmoid } from '../model.ts'
import type { Example } from './examples.ts'
import { createRandom } from './random.ts'

export interface Weights {
  bias: Float64Array
  table: Float64Array
}

const EPOCHS = 10
const RATE = 0.3
/** Below this an example is learnt. */
const LEARNT = 1e-4

/** Logistic regression over clauses and whole by AdaGrad, one example after the other. Deterministic by its seed. */
export function fit(examples: readonly Example[], seed: number): Weights {
  const features = examples.map((e) => featuresOf(e.text))
  const targets = examples.map(targetsOf)
  const order = examples.map((_, i) => i)
  const random = createRandom(seed)
  const learner = createLearner()
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    shuffle(order, random)
    for (const i of order) learner.learn(features[i]!, targets[i]!, examples[i]!.weight)
  }
  return learner.weights
}

/** The mean of what several have learnt: of linear models that is one linear model. */
export function meanOf(all: readonly Weights[]): Weights {
  const mean = (of: (one: Weights) => Float64Array): Float64Array =>
    of(all[0]!).map((_, i) => all.reduce((sum, one) => sum + of(one)[i]!, 0) / all.length)
  return { bias: mean((one) => one.bias), table: mean((one) => one.table) }
}

function createLearner() {
  const weights: Weights = { bias: new Float64Array(COUNT), table: new Float64Array(ROWS * COUNT) }
  const biasSeen = new Float64Array(COUNT).fill(0.01)
  const seen = new Float64Array(ROWS * COUNT).fill(0.01)

  const move = (cell: number, slope: number) => {
    seen[cell]! += slope * slope
    weights.table[cell]! -= (RATE * slope) / Math.sqrt(seen[cell]!)
  }
  const movePart = (part: Part, question: number, error: number) => {
    for (const hash of part.marks) move(hash * COUNT + question, error * partShare(part))
    for (const hash of part.modes) move(hash * COUNT + question, error * modeShare)
  }
  const learn = ({ whole, clauses }: Features, targets: readonly number[], weight: number) => {
    if (clauses.length === 0) return
    for (let question = 0; question < COUNT; question++) {
      const { score, shares } = loudest(clauses.map((c) => partScore(weights.table, question, c)))
      const all = weights.bias[question]! + partScore(weights.table, question, whole) + score
      const error = (sigmoid(all) - targets[question]!) * weight
      if (Math.abs(error) < LEARNT) continue
      biasSeen[question]! += error * error
      weights.bias[question]! -= (RATE * error) / Math.sqrt(biasSeen[question]!)
      movePart(whole, question, error)
      clauses.forEach((clause, i) => {
        if (shares[i]! > LEARNT) movePart(clause, question, error * shares[i]!)
      })
    }
  }
  return { weights, learn }
}

function targetsOf({ departments, priority }: Example): number[] {
  return QUESTIONS.map((question) => {
    if (question === 'any') return Number(departments.size > 0)
    if (question === 'danger' || question === 'high') return Number(priority === question)
    return Number(departments.has(question))
  })
}

function shuffle(order: number[], random: () => number): void {
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    ;[order[i], order[j]] = [order[j]!, order[i]!]
  }
}
