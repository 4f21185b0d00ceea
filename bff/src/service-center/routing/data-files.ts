import { readFileSync } from 'node:fs'

/** The data lies in the sources, one file for both: this room is as deep in `src` as in `dist`. */
const FOLDER = new URL('../../../src/service-center/routing/data/', import.meta.url)

/** A file of this room's data folder, as the caller's type has it: the files are the project's own and versioned. */
export const readData = <Shape>(name: string): Shape =>
  JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8')) as Shape
