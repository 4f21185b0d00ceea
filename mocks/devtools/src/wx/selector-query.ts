import { asData, asText, isCallable, type Data } from '../data.ts'
import { currentPage, type Page, type Program } from '../program/program.ts'
import type { Element } from '../view/element.ts'
import { select } from '../view/selector.ts'

/** Nothing is laid out here: an element that exists is at 0 and has no size; one that does not is null, as in WeChat. */
const RECT = { left: 0, right: 0, top: 0, bottom: 0, width: 0, height: 0 }

type Read = (element: Element | undefined, page: Page) => Data | null

interface Question {
  readonly of: (page: Page) => (Element | undefined)[]
  readonly read: Read
  readonly isMany: boolean
  readonly callback: unknown
}

/** `wx.createSelectorQuery()`: which elements exist, with id, dataset and scroll position. `page`: the one on the screen if not given. */
export function createSelectorQuery(program: Program, page?: Page): Data {
  const questions: Question[] = []
  const query: Data = {
    in: () => query,
    select: (selector: unknown) => nodes((at) => [select(at.draw(), asText(selector))[0]], false),
    selectAll: (selector: unknown) => nodes((at) => select(at.draw(), asText(selector)), true),
    selectViewport: () => nodes((at) => [at.draw()], false),
    exec: (done: unknown) => {
      setImmediate(() => {
        if (!program.ended.aborted) program.realm.guard(() => answer(done))
      })
    },
  }

  function nodes(of: Question['of'], isMany: boolean): Data {
    const ask = (read: Read, callback: unknown) => {
      questions.push({ of, read, isMany, callback })
      return query
    }
    return {
      boundingClientRect: (callback: unknown) => ask(rect, callback),
      scrollOffset: (callback: unknown) => ask(scroll, callback),
      fields: (wanted: unknown, callback: unknown) => ask(fields(asData(wanted)), callback),
    }
  }

  function answer(done: unknown): void {
    const at = page ?? currentPage(program)
    const answers = questions.map(({ of, read, isMany, callback }) => {
      const found = of(at).map((element) => read(element, at))
      const given = program.realm.into(isMany ? found : found[0])
      if (isCallable(callback)) callback(given)
      return given
    })
    if (isCallable(done)) done(program.realm.into(answers))
  }

  return query
}

const identity = (element: Element): Data => ({ id: element.attributes.id ?? '', dataset: element.dataset })
const rect: Read = (element) => (element ? { ...identity(element), ...RECT } : null)
const scroll: Read = (element, page) =>
  element ? { ...identity(element), scrollLeft: 0, scrollTop: element.parent ? 0 : page.scrollTop } : null

function fields(wanted: Data): Read {
  return (element, page) => {
    if (!element) return null
    const answer: Data = {}
    if (wanted.id) answer.id = element.attributes.id ?? ''
    if (wanted.dataset) answer.dataset = element.dataset
    if (wanted.rect || wanted.size) Object.assign(answer, RECT)
    if (wanted.scrollOffset) Object.assign(answer, scroll(element, page))
    for (const name of Array.isArray(wanted.properties) ? wanted.properties : [])
      answer[asText(name)] = element.attributes[asText(name)]
    return answer
  }
}
