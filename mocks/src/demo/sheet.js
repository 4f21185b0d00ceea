/** The live parts of the demo sheet: the text messages, and what the systems behind are told to do. */
const inbox = document.querySelector('#inbox')
const names = JSON.parse(inbox.dataset.names)
const systems = [...document.querySelectorAll('[data-stand-in]')]
const BLANK = '还没有短信'

const get = async (path) => {
  const reply = await fetch(path)
  if (!reply.ok) throw new Error(String(reply.status))
  return reply.json()
}

const line = (className, text) => {
  const p = document.createElement('p')
  p.className = className
  p.textContent = text
  return p
}

function messageRow({ phone, text, code, at }) {
  const row = document.createElement('li')
  row.className = 'row message'
  const time = new Date(at).toLocaleTimeString('zh-CN', { hour12: false })
  row.append(line('q', `${[names[phone], phone].filter(Boolean).join(' ')}，${time}`))
  if (code) {
    const big = line('message-code', '')
    const key = document.createElement('span')
    key.className = 'key message-code'
    key.textContent = code
    big.append(key)
    row.append(big)
  }
  row.append(line('q', text))
  return row
}

let shown = ''
function showInbox(rows, key) {
  if (key === shown) return
  shown = key
  inbox.replaceChildren(...rows)
}

function blankRow(text) {
  const row = document.createElement('li')
  row.className = 'row blank'
  row.textContent = text
  return row
}

async function refreshInbox() {
  try {
    const messages = (await get('/demo/inbox')).slice(0, 20)
    const rows = messages.length > 0 ? messages.map(messageRow) : [blankRow(BLANK)]
    showInbox(rows, JSON.stringify(messages))
  } catch {
    showInbox([blankRow('短信系统连不上，正在再试')], 'unreachable')
  }
}

function showModes(modes) {
  for (const system of systems) {
    const mode = modes[system.dataset.standIn]
    for (const chip of system.querySelectorAll('.chip')) {
      chip.disabled = mode === undefined
      chip.setAttribute('aria-pressed', String(chip.dataset.mode === mode))
    }
  }
}

const refreshModes = async () => showModes(await get('/demo/behaviours').catch(() => ({})))

async function setMode(standIn, mode) {
  const body = JSON.stringify({ standIn, mode })
  await fetch('/demo/behaviours', { method: 'POST', headers: { 'content-type': 'application/json' }, body })
  await refreshModes()
}

for (const system of systems) {
  system.addEventListener('click', ({ target }) => {
    const mode = target.dataset.mode
    if (mode) void setMode(system.dataset.standIn, mode)
  })
}

const NOT_KEPT = {
  not_allowed: '没收：主人没同意',
  not_registered: '没收：没人登记这一台',
  not_bound: '没收：手表还没绑定孩子',
  too_old: '没收：太久以前的',
}

async function tell(machine, which) {
  const said = machine.querySelector('[data-said]')
  const body = JSON.stringify({ deviceId: machine.dataset.device, which: Number(which) })
  const headers = { 'content-type': 'application/json' }
  const reply = await fetch('/demo/device-events', { method: 'POST', headers, body })
  const { kept, reason } = reply.ok ? await reply.json() : {}
  said.textContent = kept ? '收下了' : (NOT_KEPT[reason] ?? '没报上，再点一次')
}

for (const machine of document.querySelectorAll('[data-device]')) {
  machine.addEventListener('click', ({ target }) => {
    if (target.dataset.which) void tell(machine, target.dataset.which)
  })
}

/** Every two seconds while somebody looks. */
async function watch() {
  if (!document.hidden) await Promise.all([refreshInbox(), refreshModes()])
  setTimeout(watch, 2000)
}
void watch()
