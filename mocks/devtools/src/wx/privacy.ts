import { isCallable } from '../data.ts'
import { WxFailure } from '../failure.ts'
import type { Program } from '../program/program.ts'
import type { Room } from './room.ts'

export function privacyRoom(program: Program): Room {
  const { phone, privacy } = program
  return {
    sync: {
      onNeedPrivacyAuthorization(listener) {
        privacy.listener = isCallable(listener) ? listener : undefined
      },
    },
    async: {
      getPrivacySetting: () => ({
        needAuthorization: !phone.privacyAgreed,
        privacyContractName: '《小程序隐私保护指引》',
      }),
      requirePrivacyAuthorize: () => privacy.pass('requirePrivacyAuthorize'),
      openPrivacyContract: (options) => void phone.ui.acts.push({ api: 'openPrivacyContract', options }),
      navigateToMiniProgram({ appId }) {
        throw new WxFailure(
          `headless host: there is no other mini-program, ${String(appId)} cannot be opened`,
        )
      },
    },
  }
}
