/** One line per step, with the time it took: a person should always see what is being done. */
const started = Date.now()

export function say(text) {
  process.stdout.write(`${text}\n`)
}

/** Steps may run beside each other: each says when it begins and when it has ended. */
export async function step(title, work) {
  const from = Date.now()
  say(`· ${title} …`)
  try {
    const note = await work()
    say(`✓ ${title}: ${note ? `${note}, ` : ''}${((Date.now() - from) / 1000).toFixed(1)} s`)
  } catch (error) {
    say(`✗ ${title}`)
    throw error
  }
}

export const elapsed = () => `${((Date.now() - started) / 1000).toFixed(0)} s`

/** Ends with a sentence, not with a stack: what went wrong is for the person who ran the command. */
export function fail(error) {
  process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
}
