import { asData, isCallable, writePath } from '../data.ts'
import type { Instance, Page } from '../program/program.ts'

/** WeChat refuses more than this at once (developers.weixin.qq.com, setData). */
const LIMIT = 1024 * 1024

/** `this.setData(patch, done)` of a page or component. */
export function setData(page: Page, call: { instance: Instance; patch: unknown; done?: unknown }): void {
  const { program } = page
  const { instance, patch, done } = call
  const json = JSON.stringify(patch) ?? '{}'
  const bytes = Buffer.byteLength(json)
  count(page, bytes)
  if (bytes > LIMIT) {
    program.report(new Error(`setData of ${bytes} bytes on ${page.route}: WeChat refuses more than ${LIMIT}`))
    return
  }
  for (const [path, value] of Object.entries(asData(patch)))
    if (value === undefined) program.stats.undefinedData.push(`${page.route}: ${path}`)
  const copy = program.realm.copy(patch)
  for (const [path, value] of Object.entries(copy)) writePath(instance.data, path, value)
  redraw(page, () => {
    if (isCallable(done)) program.realm.guard(() => Reflect.apply(done, instance, []))
  })
}

function count(page: Page, bytes: number): void {
  const stats = page.program.stats.setData
  stats.calls++
  stats.bytes += bytes
  if (bytes > stats.largest.bytes) stats.largest = { bytes, route: page.route }
}

/** The page is drawn soon; then `done` runs, as setData's callback does. */
function redraw(page: Page, done: () => void): void {
  page.isDirty = true
  setImmediate(() => {
    if (page.program.ended.aborted) return
    page.program.realm.guard(() => page.draw())
    done()
  })
}
