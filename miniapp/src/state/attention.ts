import { create } from 'zustand'

interface Attention {
  /** how many requests wait for the person's word */
  waiting: number
}

/** What the tab bar's dot says. Pages that fetch requests set it. */
export const useAttention = create<Attention>(() => ({ waiting: 0 }))
