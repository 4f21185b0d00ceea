import { asData, asList, asText, callIfPresent, camelCase, readPath, type Data } from '../data.ts'
import type { Instance, Page } from '../program/program.ts'
import { componentAt } from '../view/component.ts'
import type { Element } from '../view/element.ts'
import { fire, type Happening } from '../view/events.ts'
import { fields, type, valueOf } from '../view/fields.ts'
import { tap } from '../view/finger.ts'
import { pageOf, settled, toPlain, type Automated, type Method } from './method.ts'
import { allBelow, firstBelow } from './page.ts'

/** A press at least this long is a long press; WeChat's is 350 ms, which the client sleeps. */
const LONG_PRESS_MS = 340

interface Spot {
  readonly page: Page
  readonly element: Element
}

function spotOf(host: Automated, params: Data): Spot {
  const page = pageOf(host, params)
  page.draw()
  const element = page.elements.get(asText(params.elementId))
  if (!element) throw new Error(`element ${asText(params.elementId)} is gone`)
  return { page, element }
}

const elementOf = (host: Automated, params: Data): Element => spotOf(host, params).element

function happen(host: Automated, params: Data, happening: Happening): Promise<unknown> {
  const { page, element } = spotOf(host, params)
  fire(page, element, {
    touches: params.touches,
    changedTouches: params.changeTouches,
    ...happening,
  })
  return settled()
}

const pressedAt = new WeakMap<Page, number>()

/** What `element.callFunction` may name. */
const functions: Record<string, (spot: Spot, args: unknown[]) => void> = {
  'input.input': ({ page, element }, [text]) => type(page, { element, text: asText(text) }),
  'textarea.input': ({ page, element }, [text]) => type(page, { element, text: asText(text) }),
  'switch.tap': ({ page, element }) => fields.switch?.(page, element),
  'slider.slideTo': ({ page, element }, [value]) =>
    fire(page, element, { type: 'change', detail: { value } }),
  'swiper.swipeTo': ({ page, element }, [current]) =>
    fire(page, element, { type: 'change', detail: { current, source: 'touch' } }),
  'scroll-view.scrollTo': ({ page, element }, [scrollLeft, scrollTop]) =>
    fire(page, element, { type: 'scroll', detail: { scrollLeft, scrollTop } }),
}

export const elementMethods: Record<string, Method> = {
  'Element.getElement': (host, params) => firstBelow(host, params, elementOf(host, params)),
  'Element.getElements': (host, params) => allBelow(host, params, elementOf(host, params)),
  'Element.getDOMProperties': (host, params) => ({
    properties: asList(params.names).map((name) => {
      if (name !== 'innerText') throw new Error(`${asText(name)}: layout is out of the headless host's reach`)
      return elementOf(host, params).text
    }),
  }),
  'Element.getAttributes': (host, params) => ({
    attributes: asList(params.names).map((name) => attribute(elementOf(host, params), asText(name))),
  }),
  'Element.getProperties': (host, params) => ({
    properties: asList(params.names).map((name) => property(spotOf(host, params), asText(name))),
  }),
  'Element.getWXML': (host, params) => {
    const element = elementOf(host, params)
    return { wxml: params.type === 'outer' ? element.outerWxml : element.innerWxml }
  },
  'Element.tap': (host, params) => {
    const { page, element } = spotOf(host, params)
    tap(page, element)
    return settled()
  },
  'Element.triggerEvent': (host, params) =>
    happen(host, params, { type: asText(params.type), detail: params.detail }),
  'Element.dispatchEvent': (host, params) =>
    happen(host, params, { type: asText(params.eventName), detail: params.detail }),
  'Element.touchstart': (host, params) => {
    pressedAt.set(pageOf(host, params), Date.now())
    return happen(host, params, { type: 'touchstart' })
  },
  'Element.touchmove': (host, params) => happen(host, params, { type: 'touchmove' }),
  'Element.touchend': async (host, params) => {
    await happen(host, params, { type: 'touchend' })
    const held = Date.now() - (pressedAt.get(pageOf(host, params)) ?? Date.now())
    return held >= LONG_PRESS_MS ? happen(host, params, { type: 'longpress' }) : {}
  },
  'Element.callFunction': (host, params) => {
    const act = functions[asText(params.functionName)]
    if (!act) throw new Error(`${asText(params.functionName)} is not played by the headless host`)
    act(spotOf(host, params), asList(params.args))
    return settled()
  },
  'Element.getData': (host, params) => {
    const { data } = componentOf(host, params)
    return { data: toPlain(params.path === undefined ? data : readPath(data, asText(params.path))) }
  },
  'Element.setData': (host, params) =>
    settled(void callIfPresent(componentOf(host, params), 'setData', asData(params.data))),
  'Element.callMethod': async (host, params) => {
    const args = asList(params.args).map((arg) => host.program.realm.into(arg))
    return {
      result: toPlain(
        await settled(callIfPresent(componentOf(host, params), asText(params.method), ...args)),
      ),
    }
  },
}

function componentOf(host: Automated, params: Data): Instance {
  const { page, element } = spotOf(host, params)
  const component = componentAt(page, element)
  if (!component) throw new Error(`<${element.tag}> is no component`)
  return component.instance
}

function attribute(element: Element, name: string): string | null {
  const value = name.startsWith('data-')
    ? element.dataset[camelCase(name.slice('data-'.length))]
    : element.attributes[camelCase(name)]
  return value === undefined ? null : asText(value, JSON.stringify(value))
}

/** `__propPublic` is the client's question which properties exist. */
function property({ page, element }: Spot, name: string): unknown {
  if (name === '__propPublic')
    return { value: true, checked: true, ...mapToTrue(Object.keys(element.attributes)) }
  return toPlain(valueOf(page, element, camelCase(name)))
}

const mapToTrue = (names: string[]): Data => Object.fromEntries(names.map((name) => [name, true]))
