import { asData, asText, callIfPresent, type Data } from '../data.ts'
import { WxFailure } from '../failure.ts'
import type { Page, Program } from '../program/program.ts'
import type { Element } from './element.ts'
import { fire } from './events.ts'

type Open = (page: Page, element: Element) => void

/** What `<button open-type>` does after its tap. A type that is not here is refused by name. */
export const openTypes: Record<string, Open> = {
  agreePrivacyAuthorization(page, element) {
    page.program.privacy.agreeBy(asText(element.attributes.id))
    fire(page, element, {
      type: 'agreeprivacyauthorization',
      detail: { errMsg: 'agreePrivacyAuthorization:ok' },
    })
  },
  getPhoneNumber(page, element) {
    void phoneNumber(page.program).then((detail) => fire(page, element, { type: 'getphonenumber', detail }))
  },
  share(page, element) {
    const from = { from: 'button', target: { id: element.attributes.id, dataset: element.dataset } }
    const shared = page.program.realm.guard(() =>
      callIfPresent(page.instance, 'onShareAppMessage', page.program.realm.into(from)),
    )
    page.program.phone.ui.shares.push({ ...asData(shared) })
  },
  openSetting(page, element) {
    const detail = { errMsg: 'openSetting:ok', authSetting: page.program.phone.authSetting }
    fire(page, element, { type: 'opensetting', detail })
  },
  contact(page, element) {
    page.program.phone.ui.acts.push({ api: 'button.contact', options: { ...element.attributes } })
  },
}

async function phoneNumber(program: Program): Promise<Data> {
  try {
    await program.privacy.pass('button.getPhoneNumber')
    if (program.phone.phoneCode === null) throw new WxFailure('user deny')
    return { errMsg: 'getPhoneNumber:ok', code: program.phone.phoneCode }
  } catch (error) {
    if (error instanceof WxFailure) return error.under('getPhoneNumber')
    throw error
  }
}
