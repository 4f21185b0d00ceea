/** Screening: what a tip looks like, with reasons. It suggests; people decide. */
export { areAlike, sketchOf } from './alike.ts'
export { createScreening, type Earlier, type Screened, type Screening } from './screening.ts'
