import { asData, type Callable } from '../data.ts'
import { WxFailure } from '../failure.ts'
import type { Phone } from '../phone/phone.ts'
import type { Realm } from './realm.ts'

/**
 * WeChat's privacy gate: until the person has agreed, a private API or button asks the app (onNeedPrivacyAuthorization)
 * and waits. Source: wx.onNeedPrivacyAuthorization, 小程序隐私协议开发指南.
 */
export class Privacy {
  readonly #phone: Phone
  readonly #realm: Realm
  readonly #agreeButtons = new Set<string>()
  /** The app's listener; registering again replaces it. */
  listener: Callable | undefined

  constructor(phone: Phone, realm: Realm) {
    this.#phone = phone
    this.#realm = realm
  }

  /** The person tapped `<button open-type="agreePrivacyAuthorization">`: that tap is the consent. */
  agreeBy(buttonId: string): void {
    this.#agreeButtons.add(buttonId)
    this.#phone.privacyAgreed = true
  }

  /** Resolves when `referrer` (`chooseMedia`, `button.getPhoneNumber`) may go on. @throws WxFailure when the person disagrees */
  async pass(referrer: string): Promise<void> {
    if (this.#phone.privacyAgreed) return
    const isAgreed = this.listener ? await this.#askApp(this.listener, referrer) : await this.#askByWeChat()
    if (!isAgreed) throw new WxFailure('privacy permission is not authorized', { errno: 104 })
  }

  #askApp(listener: Callable, referrer: string): Promise<boolean> {
    return new Promise((decide) => {
      const resolve = (answer: unknown) => {
        const { event, buttonId } = asData(answer)
        if (event === 'disagree') decide(false)
        // an 'agree' counts only if that button was tapped; 'exposureAuthorization' only says the question was shown
        if (event === 'agree') decide(this.#agreeButtons.has(String(buttonId)))
      }
      this.#realm.guard(() => listener(resolve, this.#realm.into({ referrer })))
    })
  }

  /** Without a listener WeChat shows its own dialog. */
  async #askByWeChat(): Promise<boolean> {
    this.#phone.privacyAgreed = await this.#phone.ui.ask('authorization', '用户隐私保护提示', '')
    return this.#phone.privacyAgreed
  }
}
