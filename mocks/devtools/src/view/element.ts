import { asText, kebabCase, type Data } from '../data.ts'

export interface Handler {
  readonly method: string
  /** catch: the event goes no further up. mut: of all `mut-bind` on the way only the first runs. */
  readonly kind: 'bind' | 'catch' | 'mut-bind'
}

const INLINE = new Set(['text', 'span', 'label'])

/** One element of a drawn page. */
export class Element {
  readonly tag: string
  /** The page or component instance whose template holds it, and whose methods its handlers are. */
  readonly owner: Data
  readonly parent: Element | undefined
  readonly id: string
  /** By camelCase name, as the compiler gives them. */
  readonly attributes: Data = {}
  readonly dataset: Data = {}
  readonly handlers = new Map<string, Handler>()
  readonly children: (Element | string)[] = []

  constructor(tag: string, place: { owner: Data; parent: Element | undefined; id: string }) {
    this.tag = tag
    this.owner = place.owner
    this.parent = place.parent
    this.id = place.id
  }

  /** Every element below, in document order. */
  *descendants(): Generator<Element> {
    for (const child of this.children) {
      if (typeof child === 'string') continue
      yield child
      yield* child.descendants()
    }
  }

  /** This element and those above it, nearest first. */
  *lineage(): Generator<Element> {
    yield this
    if (this.parent) yield* this.parent.lineage()
  }

  /** The text a person would read: blocks on lines of their own, what is `hidden` left out. */
  get text(): string {
    let text = ''
    for (const child of this.children) {
      if (typeof child === 'string') {
        text += child
        continue
      }
      if (child.attributes.hidden) continue
      const own = child.text
      const startsLine = own !== '' && text !== '' && !INLINE.has(child.tag) && !text.endsWith('\n')
      text += startsLine ? `\n${own}` : own
    }
    return text
  }

  get innerWxml(): string {
    return this.children.map((child) => (typeof child === 'string' ? child : child.outerWxml)).join('')
  }

  get outerWxml(): string {
    const attributes = Object.entries(this.attributes)
      .filter(([, value]) => value !== undefined && value !== '' && value !== false)
      .map(([name, value]) => ` ${kebabCase(name)}="${asText(value, JSON.stringify(value))}"`)
    return `<${this.tag}${attributes.join('')}>${this.innerWxml}</${this.tag}>`
  }
}
