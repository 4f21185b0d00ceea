import { signsInSilently } from '../../../../platform/sign-in.ts'
import { ByPhone } from './parts/by-phone.tsx'
import { ByWechat } from './parts/by-wechat.tsx'

/** In a browser: phone and text message. In WeChat it is known who is here; what is left is the phone. */
export default function SignInPage() {
  return signsInSilently ? <ByWechat /> : <ByPhone />
}
