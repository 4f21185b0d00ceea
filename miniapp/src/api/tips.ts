import type { NoticeView } from '@onehall/shared/contract/notices'
import type * as Contract from '@onehall/shared/contract/tips'
import type { Proof } from '@onehall/shared/domain/proof-of-work'
import { stranger, upload } from './client.ts'
import type { Body, Reply } from './contract.ts'
import { at } from './create-client.ts'

// as a stranger, all of it: who is signed in on this device is nobody's business here

type Tips = typeof Contract
export type TipInput = Body<Tips['sendTip']>
export type Challenge = Reply<Tips['getTipChallenge']>

export const getTipNotice = (id: string) =>
  stranger.call<NoticeView>({ method: 'GET', path: at`/notices/${id}` })

export const getTipChallenge = () => stranger.call<Challenge>({ method: 'GET', path: '/tips/challenge' })

interface Carried {
  proof: Proof
  key: string
  onProgress: (percent: number) => void
  onStart: (abort: () => void) => void
}

export const uploadTipPhoto = (file: string, { proof: { challenge, nonce }, ...on }: Carried) =>
  upload({ path: '/tips/photos', query: { challenge, nonce }, file, ...on }, stranger) as Promise<
    Reply<Tips['uploadTipPhoto']>
  >

/** The same `key` and body again are the same tip, and give the same receipt. */
export const sendTip = (body: TipInput, key: string) =>
  stranger.call<Reply<Tips['sendTip']>>({ method: 'POST', path: '/tips', body, key })

export const readTip = (receipt: string) =>
  stranger.call<Contract.TipStatusView>({ method: 'POST', path: '/tips/status', body: { receipt } })

export const answerTip = (body: Body<Tips['answerTip']>, key: string) =>
  stranger.call<Contract.TipStatusView>({ method: 'POST', path: '/tips/messages', body, key })
