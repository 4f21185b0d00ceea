/** How an article's text is set out on a card: what comes first, the steps in order, and what is said after them. */
export interface SetOut {
  lead: string
  steps: string[]
  rest: string
}

/** "先这样：1. …；2. …。还有…" is a lead, two steps and a rest; a text without numbers is a lead alone. */
export function setOut(text: string): SetOut {
  const [lead = '', ...parts] = text.split(/(?:^|[：:；;。\s])\d+[.．、]\s*(?!\d)/)
  if (parts.length < 2) return { lead: text.trim(), steps: [], rest: '' }
  const { steps, rest } = apart(parts)
  return { lead: lead.trim(), steps, rest }
}

/** Steps as the base has them: what follows the last one's first sentence is no step of its own. */
export function apart(parts: readonly string[]): { steps: string[]; rest: string } {
  const steps = parts.map((part) => part.replace(/[；;]\s*$/, '').trim()).filter(Boolean)
  const last = steps[steps.length - 1] ?? ''
  const end = last.indexOf('。')
  const rest = end === -1 ? '' : last.slice(end + 1).trim()
  return { steps: [...steps.slice(0, -1), rest ? last.slice(0, end) : last].filter(Boolean), rest }
}

/** Where an answer comes from: a page of a manual that can be opened, or the hall's own answers. */
export interface Source {
  text: string
  manual: { gtin: string; chapter?: string; code?: string } | null
}

/** Pages of manuals are called manual-<gtin>-<chapter> and fault-<gtin>-<code>, and titled 冰箱说明书：清洁保养. */
export function sourceOf({ articleId, title }: { articleId: string; title: string }): Source {
  const [, kind, gtin, part] = /^(manual|fault)-(\d{14})-(.+)$/.exec(articleId) ?? []
  if (!gtin || !part) return { text: '出自一厅的答疑', manual: null }
  if (kind === 'fault') {
    return { text: `出自说明书“${part} 代码”`, manual: { gtin, code: part } }
  }
  const [book = title, chapter = ''] = title.split('：')
  return { text: chapter ? `出自${book}“${chapter}”` : `出自${book}`, manual: { gtin, chapter: part } }
}
