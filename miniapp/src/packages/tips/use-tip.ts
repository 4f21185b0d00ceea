import { dayOf } from '@onehall/shared/domain/time'
import { useEffect, useRef, useState } from 'react'
import { ApiError } from '../../api/problem.ts'
import { sendTip, uploadTipPhoto, type TipInput } from '../../api/tips.ts'
import { isOnline, onNetworkChange } from '../../platform/network.ts'
import { useUploads, type Uploads } from '../../state/use-uploads.ts'
import {
  isBlank,
  photosPlace,
  toInput,
  wrongWith,
  type Subject,
  type TipDraft,
  type TipWords,
} from './draft.ts'
import { holdReceipt } from './receipts.ts'
import { useProof } from './use-proof.ts'
import { useTipDraft, type KeptDraft } from './use-tip-draft.ts'

export interface Tip {
  draft: TipDraft
  change: (part: Partial<TipWords>) => void
  uploads: Uploads
  /** proving: the device still works for it · sending: it is on its way */
  stage: 'idle' | 'proving' | 'sending'
  /** what is on its way went out before, and nobody said whether it came */
  again: boolean
  /** how far along the device's work is, 0 to 1 */
  share: number
  /** how to mend the words; nothing before the first try */
  wrong: string | null
  /** why it was not sent */
  problem: string | null
  send: () => Promise<void>
  /** there is something of it on this device */
  written: boolean
  /** takes all of it off the device */
  forget: () => void
}

/** One tip: written, worked for, sent once. */
export function useTip(subject: Subject): Tip {
  const draft = useTipDraft(subject)
  const proof = useProof()
  const [photos] = useState(() => photosPlace(subject))
  const uploads = useUploads(photos, async (file, on, id) => {
    const [secret, found] = await Promise.all([draft.secret(), proof.ready()])
    return uploadTipPhoto(file, { proof: found, key: `${secret}.${id}`, ...on })
  })
  const ways: Ways = { subject, draft, uploads, prove: proof.ready, dropProof: proof.drop }
  const sending = useSending(ways)

  // the work begins with the first word, so that nobody waits for it at the end
  const begun = !isBlank(draft.value)
  useEffect(() => {
    // without a network it begins when it is needed
    if (begun) proof.ready().catch(() => undefined)
  }, [begun])

  return {
    draft: draft.value,
    change(part) {
      sending.calm()
      draft.change(part)
    },
    uploads,
    share: proof.share,
    ...sending,
    written: begun || uploads.photos.length > 0,
    forget() {
      draft.forget()
      uploads.clear()
    },
  }
}

interface Ways {
  subject: Subject
  draft: KeptDraft
  uploads: Uploads
  prove: () => ReturnType<ReturnType<typeof useProof>['ready']>
  dropProof: () => void
}

function useSending(ways: Ways) {
  const { draft } = ways
  const [stage, setStage] = useState<Tip['stage']>('idle')
  const [again, setAgain] = useState(false)
  const [wrong, setWrong] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const busy = useRef(false)

  async function send(): Promise<void> {
    if (busy.current) return
    const hindrance = draft.now().unsure ? null : hindranceOf(ways)
    setWrong(hindrance?.wrong ?? null)
    setProblem(hindrance?.problem ?? null)
    if (hindrance) return
    busy.current = true
    setAgain(draft.now().unsure !== null)
    try {
      await sendOnce(ways, setStage)
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      // what is not known to have failed is told by the page itself
      setProblem(draft.now().unsure ? null : error.sentence)
    } finally {
      busy.current = false
      setStage('idle')
    }
  }

  // nobody has to think of it: with the network, what may not have come goes out again
  const newest = useRef(send)
  newest.current = send
  useEffect(() => onNetworkChange(() => isOnline() && draft.now().unsure && void newest.current()), [])

  return {
    stage,
    again,
    wrong,
    problem,
    send,
    calm() {
      setWrong(null)
      setProblem(null)
    },
  }
}

/** What must be mended before it can be sent. */
function hindranceOf({ draft, uploads }: Ways): { wrong?: string; problem?: string } | null {
  const wrong = wrongWith(draft.now())
  if (wrong) return { wrong }
  if (uploads.photos.some(({ state }) => state === 'failed'))
    return { problem: '有照片没传上，点它再传一次，或者拿掉' }
  if (uploads.pending) return { problem: '照片还在传，传完再提交' }
  if (!isOnline()) return { problem: '现在没有网络，写的都在这台手机里，有网了再点一次' }
  return null
}

/** The server did not take the work: other work may do. */
const OTHER_WORK = ['tip.proof_stale', 'tip.proof_wrong', 'tip.proof_used']

/** Sends it, and where its proof is too old once more with a new one. Throws ApiError. */
async function sendOnce(ways: Ways, tell: (stage: Tip['stage']) => void): Promise<void> {
  const { draft, uploads, subject, dropProof } = ways
  const prepare = async (): Promise<TipInput> => {
    tell('proving')
    const proof = await ways.prove()
    return toInput(draft.now(), { ...subject, mediaIds: uploads.mediaIds, proof, today: dayOf(new Date()) })
  }
  const deliver = async (input: TipInput): Promise<void> => {
    const secret = await draft.secret()
    tell('sending')
    draft.changeForSure({ unsure: input })
    const { receipt } = await sendTip(input, secret)
    holdReceipt(subject, receipt)
    draft.forget()
    uploads.clear()
  }
  for (let again = false; ; again = true) {
    try {
      await deliver(draft.now().unsure ?? (await prepare()))
      return
    } catch (error) {
      if (!(error instanceof ApiError) || error.mayHaveHappened) throw error
      draft.changeForSure({ unsure: null })
      if (error.code === 'media.unknown') uploads.clear()
      if (again || !OTHER_WORK.includes(error.code)) throw error
      dropProof()
    }
  }
}
