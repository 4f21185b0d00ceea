import { asText, camelCase } from '../data.ts'
import type { Element } from './element.ts'

type Test = (element: Element) => boolean

/** One step of a selector: what the element must be, and where the step to its left is looked for. */
interface Step {
  readonly tests: Test[]
  readonly left: 'ancestor' | 'parent'
}

const TOKEN =
  /\s*(?<comma>,)\s*|\s*(?<into>>>>)\s*|\s*(?<child>>)\s*|(?<space>\s+)|(?<mark>[.#]?)(?<name>[\w-]+)|\[(?<attribute>[\w-]+)(?:=(?:"(?<double>[^"]*)"|'(?<single>[^']*)'|(?<bare>[^\]]*)))?\]|(?<any>\*)/y

function attributeTest(attribute: string, wanted: string | undefined): Test {
  const isData = attribute.startsWith('data-')
  const name = camelCase(isData ? attribute.slice(5) : attribute)
  return (element) => {
    const value = (isData ? element.dataset : element.attributes)[name]
    return wanted === undefined ? value !== undefined : asText(value, JSON.stringify(value)) === wanted
  }
}

function nameTest(mark: string | undefined, name: string): Test {
  if (mark === '.') return (element) => asText(element.attributes.class).split(/\s+/).includes(name)
  if (mark === '#') return (element) => element.attributes.id === name
  return (element) => element.tag === name
}

/** The chains of a selector list; each chain's steps from right to left. */
function parse(selector: string): Step[][] {
  const text = selector.trim()
  let chain: Step[] = [{ tests: [], left: 'ancestor' }]
  const chains = [chain]
  for (TOKEN.lastIndex = 0; TOKEN.lastIndex < text.length;) {
    const at = TOKEN.lastIndex
    const found = TOKEN.exec(text)?.groups
    if (!found) throw new Error(`selector "${selector}" is not understood at "${text.slice(at)}"`)
    const { comma, into, child, space, mark, name, attribute, double, single, bare } = found
    // a space, or >>> into a component (components hide nothing here), begins a step further down
    if (comma) chains.push((chain = [{ tests: [], left: 'ancestor' }]))
    else if (child) chain.unshift({ tests: [], left: 'parent' })
    else if (into || space) chain.unshift({ tests: [], left: 'ancestor' })
    else if (attribute) chain[0]!.tests.push(attributeTest(attribute, double ?? single ?? bare))
    else if (name) chain[0]!.tests.push(nameTest(mark, name))
    else chain[0]!.tests.push(() => true)
  }
  return chains
}

function matches(element: Element | undefined, steps: Step[]): boolean {
  const [step, ...rest] = steps
  if (!element || !step?.tests.every((test) => test(element))) return false
  if (rest.length === 0) return true
  if (step.left === 'parent') return matches(element.parent, rest)
  return [...(element.parent?.lineage() ?? [])].some((above) => matches(above, rest))
}

/** The elements below `root` that a selector names: tags, classes, ids, attributes, `*`, descendants, children, lists. */
export function select(root: Element, selector: string): Element[] {
  const chains = parse(selector)
  return [...root.descendants()].filter((element) => chains.some((steps) => matches(element, steps)))
}
