/** One line per step, with the time it took: a person should always see what is being done. */
const started = Date.now()

export function say(text) {
  process.stdout.write(`${text}\n`)
}

export async function step(title, work) {
  const from = Date.now()
  process.stdout.write(`· ${title} … `)
  try {
    const note = await work()
    process.stdout.write(`${note ? `${note}, ` : ''}${((Date.now() - from) / 1000).toFixed(1)} s\n`)
  } catch (error) {
    process.stdout.write('failed\n')
    throw error
  }
}

export const elapsed = () => `${((Date.now() - started) / 1000).toFixed(0)} s`

/** Ends with a sentence, not with a stack: what went wrong is for the person who ran the command. */
export function fail(error) {
  process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
}
