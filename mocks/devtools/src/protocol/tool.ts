import { asData, asText, type Data } from '../data.ts'
import { navigateBack, reLaunch, switchTab } from '../program/navigation.ts'
import { SDK_VERSION } from '../wx/system.ts'
import { settled, type Automated, type Method } from './method.ts'

/** What `native()` may do: the parts of the screen that belong to WeChat. */
const native: Record<string, (host: Automated, data: Data) => void> = {
  goHome: ({ program }) => reLaunch(program, { url: `/${program.bundle.entry}` }),
  navigateLeft: ({ program }) => navigateBack(program, {}),
  switchTab: ({ program }, { url }) => switchTab(program, { url: `/${asText(url).replace(/^\//, '')}` }),
  confirmModal: ({ phone }) => phone.ui.answer('modal', true),
  cancelModal: ({ phone }) => phone.ui.answer('modal', false),
  authorizeAllow: ({ phone }) => phone.ui.answer('authorization', true),
  authorizeCancel: ({ phone }) => phone.ui.answer('authorization', false),
}

export const toolMethods: Record<string, Method> = {
  'Tool.getInfo': () => ({ SDKVersion: SDK_VERSION }),
  'Tool.close': () => ({}),
  'Tool.native': async (host, { method, data }) => {
    const act = native[asText(method)]
    if (!act) throw new Error(`native().${asText(method)} is not played by the headless host`)
    await settled() // the dialog to answer may be about to open
    act(host, asData(data))
    return settled()
  },
}
