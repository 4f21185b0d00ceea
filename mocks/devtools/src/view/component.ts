import { asData, asText, type Data } from '../data.ts'
import { CUSTOM_TAB_BAR } from '../program/bundle.ts'
import type { Component, Instance, Page } from '../program/program.ts'
import { createSelectorQuery } from '../wx/selector-query.ts'
import type { Element } from './element.ts'
import { fire } from './events.ts'
import { select } from './selector.ts'
import { setData } from './set-data.ts'

/** Parts of Component() this host does not play: used, they must not go unnoticed. */
const UNPLAYED = ['observers', 'behaviors', 'relations']
const DEFAULTS: Data = { String: '', Number: 0, Boolean: false, Array: [], Object: null }

export function createComponent(page: Page, at: { file: string; element: Element }): Component {
  const { program } = page
  const definition = program.define(at.file)
  for (const part of UNPLAYED)
    if (Object.keys(asData(definition[part])).length > 0)
      throw new Error(`${at.file}: ${part} of a component are not played by the headless host`)
  const instance = Object.assign(program.realm.into({}) as Data, asData(definition.methods), {
    data: program.realm.copy({ ...propertyDefaults(definition), ...asData(definition.data) }),
    is: at.file,
    dataset: at.element.dataset,
  })
  const component: Component = { page, file: at.file, instance, element: at.element, given: new Map() }
  Object.assign(instance, { properties: instance.data }, sharedMethods(page, instance), {
    getPageId: () => page.id,
    triggerEvent: (type: unknown, detail: unknown, options: unknown) =>
      fire(page, component.element, {
        type: asText(type),
        detail,
        bubbles: asData(options).bubbles === true,
      }),
  })
  return component
}

/** What `this` offers in pages and components alike. */
export function sharedMethods(page: Page, instance: Instance): Data {
  const find = (selector: unknown) =>
    select(page.draw(), asText(selector)).flatMap((element) => componentAt(page, element)?.instance ?? [])
  return {
    setData: (patch: unknown, done: unknown) => setData(page, { instance, patch, done }),
    selectComponent: (selector: unknown) => find(selector)[0] ?? null,
    selectAllComponents: find,
    createSelectorQuery: () => createSelectorQuery(page.program, page),
    getTabBar: () =>
      [...page.components.values()].find((component) => component.file === CUSTOM_TAB_BAR)?.instance ?? null,
  }
}

/** The component an element stands for, if it does. */
export function componentAt(page: Page, element: Element): Component | undefined {
  return [...page.components.values()].find((component) => component.element === element)
}

function propertyDefaults(definition: Data): Data {
  const defaults: Data = {}
  for (const [name, declared] of Object.entries(asData(definition.properties))) {
    // `count: Number` or `count: {type: Number, value: 1}`
    const { type, value } =
      typeof declared === 'function' ? { type: declared, value: undefined } : asData(declared)
    defaults[name] = value ?? DEFAULTS[typeof type === 'function' ? type.name : ''] ?? null
  }
  return defaults
}

/** Hands the declared properties down; one that the parent did not change keeps what the component made of it. */
export function giveProperties(component: Component, attributes: Data): void {
  const { program } = component.page
  for (const name of Object.keys(asData(program.define(component.file).properties))) {
    const json = JSON.stringify(attributes[name])
    if (json === undefined || component.given.get(name) === json) continue
    component.given.set(name, json)
    component.instance.data[name] = program.realm.into(JSON.parse(json))
  }
}

export function attach(component: Component): void {
  live(component, 'created')
  live(component, 'attached')
  setImmediate(() => live(component, 'ready'))
}

export function detach(component: Component): void {
  live(component, 'detached')
}

/** A page came to the screen or left it: its components are told. */
export function tellComponents(page: Page, event: 'show' | 'hide'): void {
  for (const { file, instance } of page.components.values()) {
    const handler = asData(page.program.define(file).pageLifetimes)[event]
    if (typeof handler === 'function')
      page.program.realm.guard(() => Reflect.apply(handler, instance, []) as unknown)
  }
}

function live(component: Component, moment: string): void {
  const { program } = component.page
  const definition = program.define(component.file)
  const handler = asData(definition.lifetimes)[moment] ?? definition[moment]
  if (typeof handler === 'function')
    program.realm.guard(() => Reflect.apply(handler, component.instance, []) as unknown)
}
