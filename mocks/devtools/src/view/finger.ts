import { asNumber, asText } from '../data.ts'
import { navigateBack, navigateTo, redirectTo, reLaunch, switchTab } from '../program/navigation.ts'
import type { Page, Program } from '../program/program.ts'
import type { Element } from './element.ts'
import { fire } from './events.ts'
import { fields } from './fields.ts'
import { sendForm } from './form.ts'
import { openTypes } from './open-type.ts'

type Control = (page: Page, element: Element) => void

/** A person taps: touch events, the tap, then what the control at that place does by itself. */
export function tap(page: Page, element: Element): void {
  const control = [...element.lineage()].find(({ tag }) => tag in controls)
  if (control?.attributes.disabled) return
  const { program } = page
  program.isInTap = true
  for (const type of ['touchstart', 'touchend']) fire(page, element, { type })
  fire(page, element, { type: 'tap', detail: { x: 0, y: 0 } })
  if (control) controls[control.tag]?.(page, control)
  // by then the handlers and the microtasks they left are done; what a timer or a reply does later is no tap any more
  setImmediate(() => (program.isInTap = false))
}

const controls: Record<string, Control> = {
  ...fields,
  button(page, element) {
    for (const name of asText(element.attributes.openType).split('|').filter(Boolean)) {
      const open = openTypes[name]
      if (!open) throw new Error(`open-type="${name}" is not played by the headless host`)
      open(page, element)
    }
    sendForm(page, element)
  },
  /** A label hands its tap on to the field it names, or to the first one in it. */
  label(page, element) {
    const named = asText(element.attributes.for)
    const candidates = [...(named ? page.draw() : element).descendants()]
    const field = candidates.find(
      ({ tag, attributes }) => tag in fields && (!named || attributes.id === named),
    )
    if (field && !field.attributes.disabled) fields[field.tag]?.(page, field)
  },
  navigator({ program }, element) {
    const { url, openType, delta } = element.attributes
    const go = NAVIGATOR[asText(openType) || 'navigate']
    if (!go) throw new Error(`<navigator open-type="${asText(openType)}"> is not played by the headless host`)
    program.realm.guard(() => go(program, { url: asText(url), delta: asNumber(delta, 1) }))
  },
}

const NAVIGATOR: Record<string, (program: Program, to: { url: string; delta: number }) => void> = {
  navigate: navigateTo,
  redirect: redirectTo,
  switchTab,
  reLaunch,
  navigateBack,
}
