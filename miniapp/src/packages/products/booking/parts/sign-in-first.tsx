import { open } from '../../../../platform/navigation.ts'
import { Blank } from '../../../../ui/blank/blank.tsx'

/** In a browser: we must know who it is before somebody comes to the house. */
export function SignInFirst() {
  return (
    <Blank
      art="bell"
      title="先登录"
      text="登录好就回到这里，产品和地址都替您填好"
      act={{ text: '用手机号登录', onPress: () => open('signIn') }}
    />
  )
}
