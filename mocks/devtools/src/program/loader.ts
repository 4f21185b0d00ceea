import { posix } from 'node:path'
import { asData, asText, isData, type Callable, type Data } from '../data.ts'
import type { Bundle } from './bundle.ts'
import type { Realm } from './realm.ts'

export interface Loader {
  /** Runs a script of the bundle once; its exports. */
  require(file: string): unknown
  /** What Page() or Component() was given in that file's script, run at first need. */
  define(file: string): Data
  /** What App() was given. */
  app: Data
}

/** Runs the bundle's scripts as CommonJS modules and keeps what they register. */
export function createLoader(bundle: Bundle, realm: Realm): Loader {
  const modules = new Map<string, { exports: unknown }>()
  const definitions = new Map<string, Data>()
  let loading = ''
  const loader: Loader = { require: load, define, app: {} }

  function load(file: string): unknown {
    const path = file.endsWith('.js') ? file : `${file}.js`
    const known = modules.get(path)
    if (known) return known.exports
    const module = { exports: realm.into({}) }
    modules.set(path, module)
    const run = realm.evaluate(`(function(require,module,exports){${bundle.read(path)}\n})`, path) as Callable
    run(
      (relative: unknown) => load(posix.join(posix.dirname(path), asText(relative))),
      module,
      module.exports,
    )
    return module.exports
  }

  function define(file: string): Data {
    const known = definitions.get(file)
    if (known) return known
    const outer = loading
    loading = file
    load(file)
    loading = outer
    const definition = definitions.get(file)
    if (!definition) throw new Error(`${file}.js registers neither a page nor a component`)
    return definition
  }

  const register = (definition: unknown) => {
    if (isData(definition)) definitions.set(loading, definition)
  }
  const registerApp = (app: unknown) => {
    loader.app = asData(app)
  }
  Object.assign(realm.global, { Page: register, Component: register, App: registerApp })
  return loader
}

/** The templates of a bundle as functions: data in, WeChat's node tree out. */
export function createTemplates(bundle: Bundle, realm: Realm): (file: string, data: Data) => unknown {
  // the compiled code asks the browser engine's version of `window`; the app's own code has no window
  const engine = { __webview_engine_version__: 0.02 }
  const open = realm.evaluate(
    `(function(window,__webview_engine_version__){${bundle.templates}\n})`,
    'templates.js',
  ) as Callable
  const templates = open(engine, engine.__webview_engine_version__) as (
    file: string,
  ) => (...args: unknown[]) => unknown
  return (file, data) => templates(`${file}.wxml`)(data, {}, {})
}
