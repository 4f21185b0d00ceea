import { useRef } from 'react'
import { open } from '../platform/navigation.ts'
import { useShownAgain } from '../platform/shown.ts'
import { signsInSilently } from '../platform/sign-in.ts'
import { useSession } from './session.ts'

/**
 * Does what needs to know who is here. Where that takes the person's doing, it leads to the sign-in page first and
 * goes on by itself when she comes back signed in; when she comes back without, it lets go.
 */
export function useSignedInFirst(): (act: () => unknown) => void {
  const waiting = useRef<(() => unknown) | null>(null)
  useShownAgain(() => {
    const act = waiting.current
    waiting.current = null
    if (useSession.getState().account) act?.()
  })
  return (act) => {
    if (signsInSilently || useSession.getState().account) return void act()
    waiting.current = act
    open('signIn')
  }
}
