import { asText, type Data } from '../data.ts'
import type { Page } from '../program/program.ts'
import type { Element } from './element.ts'
import { fire } from './events.ts'
import { tickedIn, valueOf } from './fields.ts'

const READ: Record<string, (page: Page, element: Element) => unknown> = {
  input: (page, element) => asText(valueOf(page, element, 'value')),
  textarea: (page, element) => asText(valueOf(page, element, 'value')),
  switch: (page, element) => Boolean(valueOf(page, element, 'checked')),
  'checkbox-group': (page, element) => tickedIn(page, element, 'checkbox'),
  'radio-group': (page, element) => tickedIn(page, element, 'radio')[0] ?? '',
  picker: (_page, element) => element.attributes.value,
  slider: (_page, element) => element.attributes.value,
}

/** A tap on `<button form-type>`: the form around it hears `submit`, with the values of its named fields, or `reset`. */
export function sendForm(page: Page, button: Element): void {
  const form = [...button.lineage()].find(({ tag }) => tag === 'form')
  if (!form) return
  if (button.attributes.formType === 'reset') fire(page, form, { type: 'reset' })
  if (button.attributes.formType !== 'submit') return
  const value: Data = {}
  for (const element of form.descendants()) {
    const name = asText(element.attributes.name)
    if (name) value[name] = READ[element.tag]?.(page, element)
  }
  fire(page, form, { type: 'submit', detail: { value } })
}
