import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { asList, asNumber, asText, type Data } from '../data.ts'
import { WxFailure } from '../failure.ts'
import type { Program } from '../program/program.ts'
import type { Room } from './room.ts'

/** At most this many templates in one question (developers.weixin.qq.com, wx.requestSubscribeMessage). */
const MOST_TEMPLATES = 3
const VIDEO = /\.(mp4|mov)$/i

/** What the person with the phone answers: who they are, what they scan, choose, allow. */
export function personRoom(program: Program): Room {
  const { phone } = program
  return {
    async: {
      login: () => ({ code: phone.loginCode }),
      checkSession: () => ({}),
      scanCode() {
        if (phone.scan === null) throw new WxFailure('cancel')
        return { result: phone.scan, scanType: 'QR_CODE', charSet: 'utf-8', path: '', rawData: '' }
      },
      async chooseMedia({ count }) {
        await program.privacy.pass('chooseMedia')
        return chooseMedia(program, asNumber(count, 9))
      },
      async chooseLocation(options) {
        requireDeclared(program, 'chooseLocation')
        await program.privacy.pass('chooseLocation')
        phone.ui.acts.push({ api: 'chooseLocation', options })
        if (phone.place === null) throw new WxFailure('cancel')
        return phone.place
      },
      async getLocation({ type }) {
        requireDeclared(program, 'getLocation')
        await program.privacy.pass('getLocation')
        await authorize(program, 'scope.userLocation')
        return locate(program, asText(type, 'wgs84'))
      },
      requestSubscribeMessage: ({ tmplIds }) => subscribe(program, asList(tmplIds)),
      getSetting: () => ({ authSetting: phone.authSetting }),
      authorize: ({ scope }) => authorize(program, asText(scope)),
      openSetting() {
        requireTap(program)
        return { authSetting: phone.authSetting }
      },
    },
  }
}

function chooseMedia({ phone }: Program, count: number): Data {
  if (phone.media === null) throw new WxFailure('cancel')
  const tempFiles = phone.media.slice(0, count).map((path) => {
    const bytes = readFileSync(path)
    const fileType = VIDEO.test(path) ? 'video' : 'image'
    return { tempFilePath: phone.files.addTemporary(bytes, basename(path)), size: bytes.length, fileType }
  })
  const kinds = new Set(tempFiles.map((file) => file.fileType))
  return { tempFiles, type: kinds.size > 1 ? 'mix' : [...kinds][0] }
}

/**
 * What says where the person is must be named in app.json (developers.weixin.qq.com, 地理位置接口新增与相关流程调整).
 */
function requireDeclared({ bundle }: Program, api: string): void {
  if (asList(bundle.appJson.requiredPrivateInfos).includes(api)) return
  throw new WxFailure('the api need to be declared in the requiredPrivateInfos field in app.json/ext.json')
}

function locate({ phone: { position } }: Program, type: string): Data {
  if (type !== 'wgs84') throw new WxFailure(`headless host: a position in ${type} is not to be had`)
  if (position === null) throw new WxFailure('ERROR_NETWORK')
  return { ...position, accuracy: 15, horizontalAccuracy: 15, verticalAccuracy: 0, altitude: 0, speed: -1 }
}

function subscribe(program: Program, templates: unknown[]): Data {
  requireTap(program)
  if (templates.length > MOST_TEMPLATES)
    throw new WxFailure('Templates count out of max bounds', { errCode: 20003 })
  return Object.fromEntries(
    templates.map((id) => [asText(id), program.phone.subscribe[asText(id)] ?? 'accept']),
  )
}

async function authorize({ phone }: Program, scope: string): Promise<void> {
  phone.authSetting[scope] ??= await phone.ui.ask('authorization', scope, '')
  if (!phone.authSetting[scope]) throw new WxFailure('auth deny')
}

function requireTap(program: Program): void {
  if (!program.isInTap) throw new WxFailure('can only be invoked by user TAP gesture.')
}
