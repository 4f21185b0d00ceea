/** Shapes and paint to a style sheet: SVG inside `url("data:…")`, since WXML knows no inline SVG. */

const attributes = (of) =>
  Object.entries(of)
    .map(([name, value]) => `${name}="${value}"`)
    .join(' ')

/** Only what must be escaped in a quoted data URI: it stays a third shorter than base64. */
const escaped = { '"': "'", '%': '%25', '#': '%23', '<': '%3C', '>': '%3E' }

export const dataUri = (svg) => `url("data:image/svg+xml,${svg.replace(/["%#<>]/g, (c) => escaped[c])}")`

export const svg = (box, inner, more = {}) =>
  `<svg ${attributes({ xmlns: 'http://www.w3.org/2000/svg', viewBox: `0 0 ${box}`, ...more })}>${inner}</svg>`

/** Replaces class="s1" by the attributes that `paint` gives for it; a class without paint is a fault. */
export function painted(inner, paint, colours) {
  return inner.replace(/class="([\w -]+)"/g, (_, name) => {
    const brush = paint[name]
    if (!brush) throw new Error(`no paint for "${name}"`)
    return attributes(brush(colours))
  })
}

/** One class with its picture in the light and, where it looks otherwise there, in the dark. */
export function pictureRule(selector, light, dark) {
  const lines = [`.${selector} {`, `  background-image: ${light};`]
  if (dark !== light) lines.push('', '  @include dark {', `    background-image: ${dark};`, '  }')
  return [...lines, '}', ''].join('\n')
}
