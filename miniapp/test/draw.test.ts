import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { drawAll } from '../scripts/art/files.mjs'

test('the drawn files are what the drawings say: run `npm run draw -w miniapp` after a change', async () => {
  const files = await drawAll()
  const src = new URL('../src/', import.meta.url)
  for (const [path, text] of Object.entries(files))
    expect(readFileSync(new URL(path, src), 'utf8')).toBe(text)
})
