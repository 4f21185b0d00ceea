import type { Role } from '@onehall/shared/domain/people'
import { clock, dayWords } from '@onehall/shared/domain/time'
import { toString as toQr } from 'qrcode'
import type { Account } from '../data.ts'
import { MODES, REPLY_MODES, type Mode } from '../server/behaviour.ts'
import type { DemoMachine } from './device-cloud.ts'
import type { JobSample, ParcelSample, Samples, UnitSample } from './samples.ts'

/** The stand-ins, in the order of the page: name, what it is called, how it can misbehave. */
export const STAND_INS = {
  sales: { title: '销售', modes: MODES },
  logistics: { title: '物流', modes: MODES },
  installation: { title: '安装', modes: MODES },
  wechat: { title: '微信', modes: REPLY_MODES },
  sms: { title: '短信', modes: REPLY_MODES },
  police: { title: '警方', modes: MODES },
} as const satisfies Record<string, { title: string; modes: readonly Mode[] }>
export type StandInName = keyof typeof STAND_INS

const MODE_WORDS: Record<Mode, string> = {
  ok: '正常',
  slow: '慢',
  down: '断开',
  error: '报错',
  wrong: '乱回',
  duplicate: '重复回调',
  reorder: '乱序回调',
}
const ROLE_WORDS: Record<Role, string> = {
  consumer: '用户',
  installer: '师傅',
  agent: '客服',
  ops: '运营',
  'tip-officer': '线索专员',
  auditor: '审计',
}
const TIER_WORDS = { normal: '', silver: '银卡', gold: '金卡' } as const
/** code -> the word, and the dot beside it */
const PARCEL_WORDS: Record<string, readonly [string, string]> = {
  created: ['等揽收', 'wait'],
  picked_up: ['已揽收', 'go'],
  in_transit: ['在路上', 'go'],
  out_for_delivery: ['派送中', 'go'],
  delivered: ['已签收', 'done'],
  exception: ['有异常', 'bad'],
  returned: ['已退回', 'done'],
}

export interface SheetInput {
  publicUrl: string
  samples: Samples
  machines: DemoMachine[]
  urls: Record<StandInName, string>
  tipDesk: { url: string; code: string }
}

/** The demo sheet as one page: who plays whom, what to scan, the text messages, the systems behind. */
export async function renderSheet({
  publicUrl,
  samples,
  machines,
  urls,
  tipDesk,
}: SheetInput): Promise<string> {
  const models = await Promise.all(samples.models.map(({ product, units }) => modelCard(product, units)))
  const parcels = await Promise.all(samples.parcels.map(parcelCard))
  const jobs = await Promise.all(samples.jobs.map(jobCard))
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>演示单 · 一厅</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/demo/sheet.css">
<script src="/demo/sheet.js" defer></script>
</head>
<body>
${head(publicUrl)}
<main>
${reachNote(publicUrl)}
<div class="split">
${section(PEOPLE, list(samples.accounts.map(personRow)) + deskNote(tipDesk))}
${inboxSection(samples.accounts)}
</div>
${section(UNITS, grid('models', models))}
${section(PARCELS, grid('parcels', parcels))}
${section(JOBS, grid('parcels', jobs))}
${section(MACHINES, list(machines.map(machineRow)), 'no-print')}
${systemsSection(urls)}
</main>
</body>
</html>
`
}

interface Heading {
  id: string
  title: string
  lead: string
}
const PEOPLE = { id: 'people', title: '扮谁', lead: '填电话，验证码会到短信里。小程序用微信码。' }
const MESSAGES = { id: 'messages', title: '短信', lead: '发给谁都到这里，最新的在上面。' }
const UNITS = { id: 'units', title: '产品上的码', lead: '都还没人登记。用手机扫，或者直接点。' }
const PARCELS = {
  id: 'parcels',
  title: '包裹上的码',
  lead: '不登录也能扫，看寻人公告；收件人登录后能看到哪儿了。',
}
const JOBS = { id: 'jobs', title: '今天的工单', lead: '师傅登录后扫。没排师傅的，运营在派单板上派。' }
const MACHINES = {
  id: 'machines',
  title: '设备自己说',
  lead: '替设备云报一条。主人没同意，一厅就不收；手表还要先绑定孩子。',
}
const SYSTEMS = { id: 'systems', title: '后面的系统', lead: '让它出点问题，看一厅怎么说、怎么补上。' }

const section = ({ id, title, lead }: Heading, content: string, names = ''): string =>
  `<section class="${names}" aria-labelledby="${id}">
<h2 id="${id}" class="sec">${title}</h2>
<p class="q lead">${lead}</p>
${content}
</section>`
const list = (rows: string[]): string => `<ul class="card list">${rows.join('')}</ul>`
const grid = (name: string, cards: string[]): string => `<div class="${name}">${cards.join('')}</div>`

const head = (publicUrl: string): string => `<header class="head">
  ${MARK}
  <div class="grow">
    <h1 class="title">一厅演示单</h1>
    <p class="q">人、产品、包裹都是编的，放心点。</p>
  </div>
  <a class="btn" href="${escape(publicUrl)}/">打开一厅</a>
</header>
<nav class="chips nav no-print" aria-label="这一页有什么">
  <a class="chip" href="#people">扮谁</a><a class="chip" href="#messages">短信</a><a class="chip" href="#units">产品</a><a class="chip" href="#parcels">包裹</a><a class="chip" href="#jobs">工单</a><a class="chip" href="#machines">设备</a><a class="chip" href="#systems">系统</a>
</nav>`

/** Tip officers work at another address, with a code beside their sign-in. */
const deskNote = ({ url, code }: SheetInput['tipDesk']): string =>
  `<p class="q lead">线索专员在<a href="${escape(url)}/">线索台</a>登录，口令 ${escape(code)}。</p>`

/** Filled by sheet.js, which knows the names by their numbers. */
function inboxSection(accounts: Account[]): string {
  const names = JSON.stringify(Object.fromEntries(accounts.map(({ phone, name }) => [phone, name])))
  const rows = `<ul id="inbox" class="card list" aria-live="polite" data-names="${escape(names)}"><li class="row blank">还没有短信</li></ul>`
  return section(MESSAGES, rows, 'inbox no-print')
}

function systemsSection(urls: SheetInput['urls']): string {
  const rows = Object.keys(STAND_INS).map((name) => systemRow(name as StandInName, urls))
  return section(SYSTEMS, list(rows), 'no-print')
}

const MARK =
  '<svg class="mark" viewBox="0 0 28 28" aria-hidden="true"><path class="mark-door" d="M6 24V12a8 8 0 0 1 16 0v12z"/><path class="mark-line" d="M3 25.5h22"/></svg>'

/** A code that only this machine can open is said to be one. */
function reachNote(publicUrl: string): string {
  const { hostname } = new URL(publicUrl)
  if (!['localhost', '127.0.0.1', '[::1]'].includes(hostname)) return ''
  return `<p class="note no-print">这些码指向 ${escape(hostname)}，只有这台电脑打得开。要用手机扫，把 PUBLIC_URL 设成手机能访问的地址再启动。</p>`
}

function personRow({ role, name, tier, phone, wechatCode, story }: Account): string {
  const words = [ROLE_WORDS[role], TIER_WORDS[tier]].filter((word) => word !== '').join('，')
  return `<li class="row person">
  <div class="grow"><p><span class="name">${escape(name)}</span> <span class="q">${words}</span></p><p class="q">${escape(story)}</p></div>
  <div class="keys"><span class="key">${escape(phone)}</span><span class="key key--s">${escape(wechatCode)}</span></div>
</li>`
}

async function modelCard(product: { name: string; model: string }, units: UnitSample[]): Promise<string> {
  const codes = await Promise.all(
    units.map(async ({ unit, code, buyer }) =>
      codeLink(code, `${product.model} ${unit.serial}`, [
        `<span class="mono">${unit.serial.replace(/(.{4})(?=.)/g, '$1 ')}</span>`,
        ...(buyer === null ? [] : [`<span class="warm">${escape(buyer)}买的</span>`]),
      ]),
    ),
  )
  return `<article class="card model"><h3 class="name">${escape(product.name.replace(/^安禾 /, ''))}</h3><p class="q">${escape(product.model)}</p><div class="codes">${codes.join('')}</div></article>`
}

async function parcelCard({ parcel, code, last, recipient }: ParcelSample): Promise<string> {
  const items = parcel.items.map((item) => item.name).join('、')
  const [word, dot] = PARCEL_WORDS[last.code]!
  return `<article class="card parcel">${await codeLink(code, `包裹 ${parcel.waybill}`, [])}
<div class="grow"><h3 class="name">${escape(items)}</h3>
<p class="state state--${dot}">${word}</p>
<p class="q">${escape(`${dayWords(last.at, new Date())} ${clock(last.at)}`)}</p>
<p class="q">${recipient === null ? '收件人不在这里' : `收件人 ${escape(recipient)}`}</p>
<p class="q mono">${escape(parcel.waybill)}</p></div></article>`
}

async function jobCard({ title, code, installer, from }: JobSample): Promise<string> {
  return `<article class="card parcel">${await codeLink(code, `工单 ${title}`, [])}
<div class="grow"><h3 class="name">${escape(title)}</h3>
<p class="q">${escape(`今天 ${clock(from)}`)}</p>
<p class="q">${installer === null ? '还没排师傅' : `${escape(installer)}去`}</p>
<p class="q mono">${escape(code.split('/').at(-1)!)}</p></div></article>`
}

async function codeLink(code: string, label: string, captions: string[]): Promise<string> {
  const svg = await toQr(code, {
    type: 'svg',
    errorCorrectionLevel: 'M',
    margin: 3,
    color: { dark: '#1E2A2C', light: '#FFFEFC' },
  })
  return `<a class="code" href="${escape(code)}" aria-label="${escape(label)}"><span class="qr" aria-hidden="true">${svg}</span>${captions.join('')}</a>`
}

function machineRow({ deviceId, owner, name, events }: DemoMachine): string {
  const chips = events
    .map((one, i) => `<button class="chip" type="button" data-which="${i}">${escape(one.name)}</button>`)
    .join('')
  return `<li class="row system" data-device="${escape(deviceId)}">
  <div class="grow"><p class="name">${escape(name)}</p><p class="q">${escape(owner)}的</p><p class="q" data-said aria-live="polite"></p></div>
  <div class="chips" role="group" aria-label="${escape(name)}">${chips}</div>
</li>`
}

function systemRow(name: StandInName, urls: SheetInput['urls']): string {
  const { title, modes } = STAND_INS[name]
  const chips = modes
    .map(
      (mode) =>
        `<button class="chip" type="button" aria-pressed="false" data-mode="${mode}">${MODE_WORDS[mode]}</button>`,
    )
    .join('')
  return `<li class="row system" data-stand-in="${name}">
  <div class="grow"><p class="name">${title}</p><p class="q mono">${escape(urls[name])}</p></div>
  <div class="chips" role="group" aria-label="${title}系统怎么样">${chips}</div>
</li>`
}

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const escape = (text: string): string => text.replace(/[&<>"']/g, (sign) => ESCAPES[sign]!)
