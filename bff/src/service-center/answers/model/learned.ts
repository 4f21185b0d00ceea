import { ANSWERABLE } from '../engine.ts'
import { SIGNALS } from '../retrieval/signals.ts'
import { orderWeights, type Weights } from './weights-shape.ts'
import { WEIGHTS } from './weights.ts'

/** The weights that serve. Throws where they were learned for other signals. */
export const learnedWeights = (): Weights => orderWeights(WEIGHTS, SIGNALS, ANSWERABLE)
