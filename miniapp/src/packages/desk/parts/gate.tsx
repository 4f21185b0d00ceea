import type { Role } from '@onehall/shared/domain/people'
import type { ReactNode } from 'react'
import { open } from '../../../platform/navigation.ts'
import { signsInSilently } from '../../../platform/sign-in.ts'
import { useSession } from '../../../state/session.ts'
import { Blank } from '../../../ui/blank/blank.tsx'
import { Screen } from '../../../ui/screen/screen.tsx'

interface GateProps {
  title: string
  /** any of these may come in */
  roles: readonly Role[]
  children: ReactNode
}

/** The server refuses strangers anyway; here they are told where they are, kindly. */
export function Gate({ title, roles, children }: GateProps) {
  const account = useSession((s) => s.account)
  if (account && roles.some((role) => account.roles.includes(role))) return children
  return (
    <Screen title={title}>
      {account || signsInSilently ? (
        <Blank
          art="bell"
          title="这里是客服用的"
          text="您要问的、要办的，都在大厅"
          act={{ text: '去大厅', onPress: () => open('home') }}
        />
      ) : (
        <Blank
          art="bell"
          title="先登录"
          text="用工作手机号登录，登录好就回到这里"
          act={{ text: '用手机号登录', onPress: () => open('signIn') }}
        />
      )}
    </Screen>
  )
}
