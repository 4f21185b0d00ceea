import { readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import compiler from 'miniprogram-compiler'
import { asData, asList, asText, type Data } from '../data.ts'

export const CUSTOM_TAB_BAR = 'custom-tab-bar/index'

/** A built mini-program on disk: its files, and what app.json says of it. */
export class Bundle {
  readonly appJson: Data
  /** Every page of the main package and of the subpackages, without leading slash. */
  readonly routes: string[]
  readonly tabs: string[]
  readonly hasCustomTabBar: boolean
  /** The pages' templates as WeChat's own compiler gives them: JavaScript that ends in `return $gwx`. */
  readonly templates: string
  readonly #root: string
  readonly #components = new Map<string, Map<string, string>>()

  constructor(root: string) {
    this.#root = root
    this.appJson = this.json('app.json')
    this.routes = [
      ...asList(this.appJson.pages).map((page) => asText(page)),
      ...asList(this.appJson.subPackages ?? this.appJson.subpackages).flatMap((subPackage) => {
        const { root: folder, pages } = asData(subPackage)
        return asList(pages).map((page) => posix.join(asText(folder), asText(page)))
      }),
    ]
    const tabBar = asData(this.appJson.tabBar)
    this.tabs = asList(tabBar.list).map((tab) => asText(asData(tab).pagePath))
    this.hasCustomTabBar = tabBar.custom === true
    this.templates = compiler.wxmlToJs(root, { maxBuffer: 64 * 1024 * 1024 })
  }

  get entry(): string {
    return asText(this.appJson.entryPagePath, this.routes[0] ?? '')
  }

  read(file: string): string {
    return readFileSync(join(this.#root, file), 'utf8')
  }

  json(file: string): Data {
    return asData(JSON.parse(this.read(file)))
  }

  /** The components a page or component may use, by tag: their files, without ending. */
  components(file: string): Map<string, string> {
    const known = this.#components.get(file)
    if (known) return known
    const used = {
      ...asData(this.appJson.usingComponents),
      ...asData(this.json(`${file}.json`).usingComponents),
    }
    const components = new Map<string, string>()
    for (const [tag, place] of Object.entries(used)) {
      const path = asText(place)
      components.set(tag, path.startsWith('/') ? path.slice(1) : posix.join(posix.dirname(file), path))
    }
    this.#components.set(file, components)
    return components
  }
}
