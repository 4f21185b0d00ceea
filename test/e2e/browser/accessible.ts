import type axe from 'axe-core'
import type { Page } from 'playwright-core'

/** What is looked for: everything, or only what a change of colours, or of size, can bring about. */
export type Scope = 'all' | 'colours' | 'sizes'

const RULES: Record<Scope, axe.RunOptions> = {
  all: {},
  colours: { runOnly: { type: 'rule', values: ['color-contrast'] } },
  sizes: { runOnly: { type: 'rule', values: ['scrollable-region-focusable', 'target-size'] } },
}

/** Everything serious or critical that axe-core, which the page has been given, finds on what stands on the phone. */
export async function faultsByAxe(page: Page, scope: Scope): Promise<string[]> {
  return page.evaluate(async (rules) => {
    const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(document, {
      resultTypes: ['violations'],
      ...rules,
    })
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`))
  }, RULES[scope])
}

const SMALLEST = 14

/** What the look forbids: text under 14 px, a page that moves sideways. */
export const faultsByEye = (page: Page): Promise<string[]> =>
  page.evaluate((smallest) => {
    const found: string[] = []
    for (const box of document.querySelectorAll('html, .taro_page, .screen-main, .sheet-main'))
      if (box.checkVisibility() && box.scrollWidth > box.clientWidth)
        found.push(`${box.className || 'page'}: ${box.scrollWidth} px wide in ${box.clientWidth}`)
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      const { textContent, parentElement } = walker.currentNode
      if (!textContent?.trim() || !parentElement?.checkVisibility()) continue
      const size = parseFloat(getComputedStyle(parentElement).fontSize)
      if (size < smallest) found.push(`${size} px: ${textContent}`)
    }
    return found
  }, SMALLEST)
