import { EventEmitter } from 'node:events'
import { FileStore } from './files.ts'
import { KeyValueStorage } from './storage.ts'
import { Ui } from './ui.ts'

export type NetworkType = 'wifi' | '5g' | '4g' | '3g' | '2g' | 'none'
export type SubscribeAnswer = 'accept' | 'reject' | 'ban'

/** What a test may set: what the person will do, and how the phone is. Each holds until it is set again. */
export interface PhoneSettings {
  /** What the camera reads at the next scanCode; null: the person closes the camera. */
  scan: string | null
  /** Local files that chooseMedia gives; null: the person closes the album. */
  media: string[] | null
  /** What the person chooses on the map (GCJ-02); null: they close it. */
  place: { name: string; address: string; latitude: number; longitude: number } | null
  /** Where the phone is (WGS84); null: it cannot tell. */
  position: { latitude: number; longitude: number } | null
  /** What wx.login gives. */
  loginCode: string
  /** What a getPhoneNumber button gives; null: the person refuses. */
  phoneCode: string | null
  /** Answers by template id; a template that is not named is accepted. */
  subscribe: Record<string, SubscribeAnswer>
  /** The row the person taps in an action sheet; null: they close it. */
  actionSheet: number | null
  /** Scopes the person has decided on (`scope.record`...); one that is not named is asked for. */
  authSetting: Record<string, boolean>
  /** Whether the person has agreed to the privacy guide. */
  privacyAgreed: boolean
  network: NetworkType
  theme: 'light' | 'dark'
  /** The font size set in WeChat, px. */
  fontSizeSetting: number
  /** Where hosts that the build names really are, like a hosts file: `{'api.example.cn': '127.0.0.1:3000'}` (http and ws there). */
  hosts: Record<string, string>
  /** Origins the app may reach, as registered with WeChat (`https://...`, `wss://...`); null: not checked, as DevTools can be told. */
  domains: string[] | null
}

/** The phone: everything that stays when the mini-program is closed. */
export class Phone implements PhoneSettings {
  scan: string | null = null
  media: string[] | null = null
  place: PhoneSettings['place'] = null
  position: PhoneSettings['position'] = null
  loginCode = 'demo-weapp'
  phoneCode: string | null = 'demo-phone'
  subscribe: Record<string, SubscribeAnswer> = {}
  actionSheet: number | null = 0
  authSetting: Record<string, boolean> = {}
  privacyAgreed = false
  fontSizeSetting = 16
  hosts: Record<string, string> = {}
  domains: string[] | null = null
  /** What was copied last. */
  clipboard = ''

  readonly storage = new KeyValueStorage()
  readonly files = new FileStore()
  readonly ui = new Ui()
  /** What a running app is told about. */
  readonly changes = new EventEmitter<{ network: []; theme: [] }>()

  #network: NetworkType = 'wifi'
  #theme: 'light' | 'dark' = 'light'

  get network(): NetworkType {
    return this.#network
  }

  set network(network: NetworkType) {
    const changed = network !== this.#network
    this.#network = network
    if (changed) this.changes.emit('network')
  }

  get theme(): 'light' | 'dark' {
    return this.#theme
  }

  set theme(theme: 'light' | 'dark') {
    const changed = theme !== this.#theme
    this.#theme = theme
    if (changed) this.changes.emit('theme')
  }
}
