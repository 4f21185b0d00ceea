import type { BoardJob } from '@onehall/shared/contract/dispatch-board'
import { dayOf } from '@onehall/shared/domain/time'
import { useState } from 'react'
import { assignJob, getBoard, settleConflict, type BoardView } from '../../../api/dispatch-board.ts'
import { usePull } from '../../../platform/pull.ts'
import { useVisible } from '../../../platform/visible.ts'
import { say } from '../../../state/toast.ts'
import { usePoll } from '../../../state/use-poll.ts'
import { useResource } from '../../../state/use-resource.ts'
import { useWrite } from '../../../state/use-write.ts'

export type BoardInstaller = BoardView['installers'][number]

const DAY_MS = 86_400_000
const DAYS = 7

/** The days that can be looked at, from today on. */
export const boardDays = (now: Date): string[] =>
  Array.from({ length: DAYS }, (_, i) => dayOf(new Date(now.getTime() + i * DAY_MS)))

/** A day of installation's, and the changes that ops make to it. */
export function useBoard() {
  const [date, setDate] = useState(() => dayOf(new Date()))
  const [chosen, setChosen] = useState<string | null>(null)
  const board = useResource(`board:${date}`, () => getBoard(date))
  usePull(board.reload)
  usePoll(useVisible(), async () => {
    await board.reload()
    return false
  })
  const assigning = useWrite(
    ({ job, ...body }: { job: BoardJob; installerId: string; slot?: { from: string; until: string } }, key) =>
      assignJob(job.id, { ...body, version: job.version }, key),
  )
  const settling = useWrite(
    ({ id, ...body }: { id: string; decision: 'confirm' | 'set_aside'; reason: string }, key) =>
      settleConflict(id, body, key),
  )
  const job = board.data && findJob(board.data, chosen)

  /** What was refused is said where it was chosen, and the board is as it now stands. */
  async function after(done: unknown, words: string): Promise<void> {
    await board.reload()
    if (!done) return
    setChosen(null)
    say({ icon: 'tick', text: words })
  }

  return {
    date,
    setDate,
    board,
    job,
    choose: setChosen,
    close: () => setChosen(null),
    assigning: {
      busy: assigning.busy,
      problem: assigning.problem?.sentence ?? null,
      run: async (installerId: string, slot?: { from: string; until: string }) =>
        job && after(await assigning.run({ job, installerId, ...(slot && { slot }) }), '派好了'),
    },
    settling: {
      busy: settling.busy,
      problem: settling.problem?.sentence ?? null,
      run: async (decision: 'confirm' | 'set_aside', reason: string) =>
        job && after(await settling.run({ id: job.id, decision, reason }), '定下了'),
    },
  }
}

export type Board = ReturnType<typeof useBoard>

const findJob = (board: BoardView, id: string | null): BoardJob | null =>
  [...board.conflicts, ...board.unassigned, ...board.installers.flatMap(({ jobs }) => jobs)].find(
    (job) => job.id === id,
  ) ?? null

/** Whether two visits are at the same time: told beforehand; installation refuses it all the same. */
export const overlaps = (a: Pick<BoardJob, 'from' | 'until'>, b: Pick<BoardJob, 'from' | 'until'>): boolean =>
  a.from < b.until && b.from < a.until
