import { asData, asList, asText, callIfPresent, readPath } from '../data.ts'
import { componentAt } from '../view/component.ts'
import type { Element } from '../view/element.ts'
import { select } from '../view/selector.ts'
import { pageOf, settled, toPlain, type Method } from './method.ts'

/** Where the host knows the answer without layout. */
const WINDOW = new Set(['document.documentElement.scrollTop', 'document.body.scrollTop'])

export const pageMethods: Record<string, Method> = {
  'Page.getElement': (host, params) => firstBelow(host, params, pageOf(host, params).draw()),
  'Page.getElements': (host, params) => allBelow(host, params, pageOf(host, params).draw()),
  'Page.getData': (host, params) => {
    const { data } = pageOf(host, params).instance
    return { data: toPlain(params.path === undefined ? data : readPath(data, asText(params.path))) }
  },
  'Page.setData': (host, params) =>
    settled(void callIfPresent(pageOf(host, params).instance, 'setData', asData(params.data))),
  'Page.callMethod': async (host, params) => {
    const { instance } = pageOf(host, params)
    const args = asList(params.args).map((arg) => host.program.realm.into(arg))
    return { result: toPlain(await settled(callIfPresent(instance, asText(params.method), ...args))) }
  },
  'Page.getWindowProperties': (host, params) => ({
    properties: asList(params.names).map((name) => {
      if (!WINDOW.has(asText(name)))
        throw new Error(`${asText(name)}: layout is out of the headless host's reach`)
      return pageOf(host, params).scrollTop
    }),
  }),
}

/** The answer to getElement: the client takes an error for "none". */
export const firstBelow = (...[host, params, root]: [...Parameters<Method>, Element]): unknown => {
  const [found] = select(root, asText(params.selector))
  if (!found) throw new Error(`no element matches ${asText(params.selector)}`)
  return describe(host, params, found)
}

export const allBelow = (...[host, params, root]: [...Parameters<Method>, Element]): unknown => ({
  elements: select(root, asText(params.selector)).map((element) => describe(host, params, element)),
})

/** A component has a nodeId too: the client then offers its data and methods. */
function describe(...[host, params, element]: [...Parameters<Method>, Element]): unknown {
  const page = pageOf(host, params)
  const isComponent = componentAt(page, element) !== undefined
  return {
    elementId: element.id,
    tagName: element.tag,
    pageId: page.id,
    ...(isComponent && { nodeId: element.id }),
  }
}
