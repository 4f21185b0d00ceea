import { asData, asList, asText, callIfPresent, isCallable, type Callable, type Data } from '../data.ts'
import { currentPage, type Page, type Program } from '../program/program.ts'
import { settled, toPlain, type Method } from './method.ts'

const describe = (page: Page): Data => ({ pageId: page.id, path: page.route, query: toPlain(page.query) })
const argsOf = (program: Program, args: unknown): unknown[] =>
  asList(args).map((arg) => program.realm.into(arg))

function functionOf(program: Program, declaration: unknown): Callable {
  const made = program.realm.evaluate(`(${asText(declaration)})`)
  if (!isCallable(made)) throw new Error('not a function')
  return made
}

export const appMethods: Record<string, Method> = {
  'App.getCurrentPage': ({ program }) => describe(currentPage(program)),
  'App.getPageStack': ({ program }) => ({ pageStack: program.stack.map(describe) }),
  'App.enableLog': () => ({}),
  'App.exit': () => ({}),
  'App.callWxMethod': async ({ program }, { method, args }) => {
    if (!(asText(method) in program.wx)) throw new Error(`wx.${asText(method)} does not exist`)
    const result = await settled(callIfPresent(program.wx, asText(method), ...argsOf(program, args)))
    return { result: toPlain(result) }
  },
  'App.callFunction': async ({ program }, { functionDeclaration, args }) => {
    const result = await functionOf(program, functionDeclaration)(...argsOf(program, args))
    return { result: toPlain(result) }
  },
  'App.mockWxMethod': ({ program }, { method, functionDeclaration, args, ...given }) => {
    const name = asText(method)
    if (functionDeclaration !== undefined) {
      const mock = functionOf(program, functionDeclaration)
      program.mocks.set(name, (origin, passed) =>
        Reflect.apply(mock, { origin }, [...passed, ...asList(args)]),
      )
    } else if ('result' in given) program.mocks.set(name, () => given.result)
    else program.mocks.delete(name)
    return {}
  },
  'App.addBinding': ({ program }, { name }) => {
    program.realm.global[asText(name)] = (...args: unknown[]) =>
      program.emit('App.bindingCalled', { name, args: asList(toPlain(args)) })
    return {}
  },
}

/** What an error that an API threw or rejected with says. */
export const messageOf = (error: unknown): string =>
  asText(asData(error).errMsg) || asText(asData(error).message) || String(error)
