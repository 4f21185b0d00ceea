import type { TipStatusView } from '@onehall/shared/contract/tips'
import { TEXT_MAX } from '@onehall/shared/domain/limits'
import { readReceipt } from '@onehall/shared/domain/receipt'
import { useState } from 'react'
import { answerTip, readTip } from '../../api/tips.ts'
import { useWrite } from '../../state/use-write.ts'
import { faultOfReceipt } from './typed-receipt.ts'

/** How a tip stands, for whoever types its receipt. The number is in memory alone, and gone with the page. */
export function useStatus() {
  const [typed, setTyped] = useState('')
  const [fault, setFault] = useState<string | null>(null)
  const [found, setFound] = useState<{ receipt: string; tip: TipStatusView } | null>(null)
  const [words, setWords] = useState('')
  const reading = useWrite((receipt: string) => readTip(receipt))
  const answering = useWrite(answerTip)

  async function look(receipt: string): Promise<void> {
    const tip = await reading.run(receipt)
    if (tip) setFound({ receipt, tip })
  }

  return {
    typed,
    type(now: string) {
      setTyped(now)
      setFault(null)
    },
    fault,
    reading,
    tip: found?.tip ?? null,
    async search() {
      const receipt = readReceipt(typed)
      setFault(faultOfReceipt(typed))
      if (receipt) await look(receipt)
    },
    again: async () => (found ? look(found.receipt) : undefined),
    words,
    setWords,
    answering,
    async answer() {
      const text = words.trim().slice(0, TEXT_MAX)
      if (!found || text === '') return
      const tip = await answering.run({ receipt: found.receipt, text })
      if (!tip) return
      setFound({ ...found, tip })
      setWords('')
    },
  }
}

export type Status = ReturnType<typeof useStatus>
