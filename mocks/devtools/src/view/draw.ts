import { asData, asList, asText, camelCase, isData, type Data } from '../data.ts'
import { CUSTOM_TAB_BAR } from '../program/bundle.ts'
import type { Page } from '../program/program.ts'
import { attach, createComponent, detach, giveProperties } from './component.ts'
import { Element, type Handler } from './element.ts'

const HANDLER = /^(capture-)?(bind|catch|mut-bind):?(.+)$/
/** Redrawing that never comes to rest is a loop in the app. */
const MOST_DRAWS = 50

/** What one drawing of a page gathers while it walks the templates. */
interface Drawing {
  readonly page: Page
  readonly elements: Map<string, Element>
  readonly seen: Set<string>
}

/** Where the walk is: in whose template, which components that may use, below which element, on which path of nodes. */
interface Place {
  readonly owner: Data
  readonly components: Map<string, string>
  readonly parent: Element
  readonly path: string
}

/** The page's element tree, made again if its data changed. */
export function drawPage(page: Page): Element {
  for (let draws = 0; page.isDirty || !page.tree; draws++) {
    if (draws > MOST_DRAWS) throw new Error(`${page.route} sets data whenever it is drawn`)
    page.isDirty = false
    page.tree = undefined // what cannot be drawn must not be read as it was
    page.tree = drawOnce(page)
  }
  return page.tree
}

function drawOnce(page: Page): Element {
  const { bundle, fill } = page.program
  const drawing: Drawing = { page, elements: new Map(), seen: new Set() }
  const owner = page.instance
  const root = new Element('page', { owner, parent: undefined, id: `page${page.id}` })
  const place = { owner, components: bundle.components(page.route), parent: root, path: root.id }
  drawChildren(drawing, place, fill(page.route, page.instance.data))
  if (bundle.hasCustomTabBar && bundle.tabs.includes(page.route)) {
    const components = new Map([['custom-tab-bar', CUSTOM_TAB_BAR]])
    drawElement(drawing, { ...place, components, path: 'custom-tab-bar' }, { tag: 'wx-custom-tab-bar' })
  }
  for (const [key, component] of page.components) {
    if (drawing.seen.has(key)) continue
    page.components.delete(key)
    detach(component)
  }
  page.elements = drawing.elements
  return root
}

function drawChildren(drawing: Drawing, place: Place, node: unknown): void {
  asList(asData(node).children).forEach((child, index) => {
    if (!isData(child)) {
      if (asText(child) !== '') place.parent.children.push(asText(child))
      return
    }
    // wx:key, or the place among its siblings: the compiler leaves an empty node where a wx:if is false
    const below = { ...place, path: `${place.path}/${asText(child.wxKey, String(index))}` }
    if (child.tag === 'virtual') drawChildren(drawing, below, child)
    else drawElement(drawing, below, child)
  })
}

function drawElement(drawing: Drawing, place: Place, node: Data): void {
  const { owner, parent, components } = place
  const tag = asText(node.tag).slice('wx-'.length)
  // Taro numbers its elements (data-sid); elsewhere the path is the identity
  const id = asText(asData(node.attr)['data-sid']) || place.path
  const element = new Element(tag, { owner, parent, id })
  for (const [name, value] of Object.entries(asData(node.attr))) setAttribute(element, name, value)
  const file = components.get(tag)
  if (file !== undefined) {
    drawComponent(drawing, file, element)
    return
  }
  if (tag === 'slot') throw new Error('slots of components are not drawn by the headless host')
  keep(drawing, element)
  drawChildren(drawing, { ...place, parent: element, path: id }, node)
}

function setAttribute(element: Element, name: string, value: unknown): void {
  const handler = HANDLER.exec(name)
  if (handler) {
    const [, capture, kind, type = ''] = handler
    if (capture) throw new Error(`${name}: capture phases are not played by the headless host`)
    const method = asText(value)
    if (method !== '') element.handlers.set(type, { method, kind: kind as Handler['kind'] })
  } else if (name.startsWith('data-')) element.dataset[camelCase(name.slice('data-'.length))] = value
  else element.attributes[name] = value
}

function drawComponent(drawing: Drawing, file: string, element: Element): void {
  const { page } = drawing
  const { bundle, define, fill } = page.program
  // a virtual host leaves no element, so the component's own number must tell it from its siblings
  const key = `${file} ${asText(asData(element.attributes.i).sid) || element.id}`
  const known = page.components.get(key)
  const component = known ?? createComponent(page, { file, element })
  component.element = element
  drawing.seen.add(key)
  giveProperties(component, element.attributes)
  if (!known) {
    page.components.set(key, component)
    attach(component)
  }
  const isVirtual = asData(define(file).options).virtualHost === true
  if (!isVirtual) keep(drawing, element)
  const parent = isVirtual ? (element.parent ?? element) : element
  const place = { owner: component.instance, components: bundle.components(file), parent, path: key }
  drawChildren(drawing, place, fill(file, component.instance.data))
}

function keep(drawing: Drawing, element: Element): void {
  element.parent?.children.push(element)
  drawing.elements.set(element.id, element)
}
