import Taro from '@tarojs/taro'
import { useSyncExternalStore } from 'react'

type Answer = (answer: { event: 'agree'; buttonId: string } | { event: 'disagree' }) => void

/** The id of the one button that may say yes: WeChat checks that it was really tapped. */
export const AGREE_BUTTON_ID = 'privacy-agree'

let waiting: Answer[] = []
const listeners = new Set<() => void>()
const tell = (): void => {
  for (const listener of listeners) listener()
}

/** Called once, at launch: WeChat asks through us before the first use of a camera, an album or a phone number. */
export function watchPrivacy(): void {
  if (process.env.TARO_ENV !== 'weapp') return
  Taro.onNeedPrivacyAuthorization((resolve) => {
    waiting = [...waiting, resolve]
    tell()
  })
}

/** Answers WeChat for the person. */
export function answerPrivacy(agreed: boolean): void {
  const asked = waiting
  waiting = []
  tell()
  for (const answer of asked) {
    answer(agreed ? { event: 'agree', buttonId: AGREE_BUTTON_ID } : { event: 'disagree' })
  }
}

/** Opens the text that the person agrees to. */
export function readPrivacyText(): void {
  if (process.env.TARO_ENV === 'weapp') Taro.openPrivacyContract({})
}

/** Whether WeChat waits for the person's word. */
export const usePrivacyAsked = (): boolean =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => waiting.length > 0,
  )
