import type { ReactNode } from 'react'
import { open } from '../../../platform/navigation.ts'
import { signsInSilently } from '../../../platform/sign-in.ts'
import { useSession } from '../../../state/session.ts'
import { Blank } from '../../../ui/blank/blank.tsx'
import { Screen } from '../../../ui/screen/screen.tsx'

/** The server refuses strangers anyway; here they are told where they are. */
export function Gate({ title, children }: { title: string; children: ReactNode }) {
  const account = useSession((s) => s.account)
  if (account?.roles.includes('installer')) return children
  return (
    <Screen title={title}>
      {account || signsInSilently ? (
        <Blank
          art="bell"
          title="这里是上门师傅用的"
          text="有邀请码的话，填上就能用"
          act={{ text: '填邀请码', onPress: () => open('join', {}) }}
        />
      ) : (
        <Blank
          art="bell"
          title="先登录"
          text="登录好就回到这里"
          act={{ text: '用手机号登录', onPress: () => open('signIn') }}
        />
      )}
    </Screen>
  )
}
