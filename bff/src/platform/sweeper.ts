import type { Logger } from './logger.ts'

/** Something that every process looks after again and again: what a lost call or a dead process left undone. */
export interface Chore {
  name: string
  run(): Promise<void>
}

export interface Sweeper {
  start(): void
  /** Lets a round that is under way end. */
  stop(): Promise<void>
}

/** Rounds follow one another with a pause between them; one chore that fails keeps none of the others from being done. */
export function createSweeper({
  chores,
  everyMs,
  logger,
}: {
  chores: Chore[]
  everyMs: number
  logger: Logger
}): Sweeper {
  let timer: NodeJS.Timeout | undefined
  let round: Promise<void> = Promise.resolve()
  let stopped = false

  const sweep = async (): Promise<void> => {
    for (const { name, run } of chores) {
      await run().catch((error: unknown) => logger.warn({ chore: name, err: error }, 'chore failed'))
    }
  }
  const again = (): void => {
    timer = setTimeout(() => {
      round = sweep().then(() => {
        if (!stopped) again()
      })
    }, everyMs)
  }
  return {
    start: again,
    async stop() {
      stopped = true
      clearTimeout(timer)
      await round
    },
  }
}
