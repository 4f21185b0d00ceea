import { asText } from '../data.ts'
import type { Page } from '../program/program.ts'
import type { Element } from './element.ts'
import { fire } from './events.ts'

type Act = (page: Page, element: Element) => void

/** What a field holds now: what the person put in, until the app set the attribute to something else. */
export function valueOf(page: Page, element: Element, attribute: string): unknown {
  const entry = page.entries.get(element.id)
  const given = element.attributes[attribute]
  return entry && Object.is(entry.attribute, given) ? entry.value : given
}

function enter(page: Page, element: Element, filled: { attribute: string; value: unknown }): void {
  const { attribute, value } = filled
  page.entries.set(element.id, { attribute: element.attributes[attribute], value })
}

/** A person types `text` in place of what a field holds; what is longer than the field takes is cut, as WeChat does. */
export function type(page: Page, field: { element: Element; text: string }): void {
  const { element, text } = field
  if (element.attributes.disabled) return
  const longest = Number(asText(element.attributes.maxlength) || 140)
  const value = longest < 0 ? text : text.slice(0, longest)
  enter(page, element, { attribute: 'value', value })
  fire(page, element, { type: 'input', detail: { value, cursor: value.length, keyCode: 0 } })
}

const groupOf = (element: Element, tag: string): Element | undefined =>
  [...element.lineage()].find((above) => above.tag === `${tag}-group`)

/** The values that are ticked in a group, in document order. */
export const tickedIn = (page: Page, group: Element, tag: string): string[] =>
  [...group.descendants()]
    .filter((element) => element.tag === tag && valueOf(page, element, 'checked'))
    .map((element) => asText(element.attributes.value))

/** What a tap does to each kind of field. */
export const fields: Record<string, Act> = {
  switch(page, element) {
    const value = !valueOf(page, element, 'checked')
    enter(page, element, { attribute: 'checked', value })
    fire(page, element, { type: 'change', detail: { value } })
  },
  checkbox(page, element) {
    enter(page, element, { attribute: 'checked', value: !valueOf(page, element, 'checked') })
    const group = groupOf(element, 'checkbox')
    if (group) fire(page, group, { type: 'change', detail: { value: tickedIn(page, group, 'checkbox') } })
  },
  radio(page, element) {
    const group = groupOf(element, 'radio')
    for (const other of group?.descendants() ?? [])
      if (other.tag === 'radio') enter(page, other, { attribute: 'checked', value: other === element })
    if (group) fire(page, group, { type: 'change', detail: { value: asText(element.attributes.value) } })
  },
}
