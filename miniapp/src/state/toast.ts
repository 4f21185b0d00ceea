import { create } from 'zustand'
import type { IconName } from '../ui/icon/names.ts'

export interface ToastWord {
  icon: IconName
  /** at most 14 characters */
  text: string
  act?: { text: string; onPress: () => void }
}

interface Toasts {
  word: ToastWord | null
}

const PLAIN_MS = 4000
const WITH_ACT_MS = 8000

export const useToast = create<Toasts>(() => ({ word: null }))

let timer: ReturnType<typeof setTimeout> | undefined

/** Says a word in passing: 4 s, 8 s where it brings an act. A newer one takes its place. */
export function say(word: ToastWord): void {
  clearTimeout(timer)
  useToast.setState({ word })
  timer = setTimeout(hushToast, word.act ? WITH_ACT_MS : PLAIN_MS)
}

export function hushToast(): void {
  clearTimeout(timer)
  useToast.setState({ word: null })
}
