import { readFileSync } from 'node:fs'

/** The data lies in the sources, one file for both: this room is as deep in `src` as in `dist`. */
const FOLDER = new URL('../../../src/service-center/routing/data/', import.meta.url)

/** A file of this room's data folder. The files are the project's own and versioned: the caller knows their shape. */
export const readData = (name: string): unknown => JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8'))
