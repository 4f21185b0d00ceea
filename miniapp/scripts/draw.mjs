// node scripts/draw.mjs   writes the drawn style sheets and name lists beside the components that show them
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { drawAll } from './art/files.mjs'

const root = fileURLToPath(new URL('../src/', import.meta.url))
for (const [path, text] of Object.entries(await drawAll())) {
  mkdirSync(dirname(root + path), { recursive: true })
  writeFileSync(root + path, text)
  process.stdout.write(`${path} ${text.length}\n`)
}
