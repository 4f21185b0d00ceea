import type { Asked, Route } from './understanding.ts'

/**
 * Whether the base is asked before departments are. A question is; a wish that only a department can fulfil is not:
 * who says what is to be done (change, refund, come, hurry), who needs two departments, and who is in danger would
 * only be kept waiting by an article.
 */
export function answersFirst(
  { kind, text }: Pick<Asked, 'kind' | 'text'>,
  found: { departments: Route[]; danger: object | null },
): boolean {
  if (kind !== 'question' || text === '' || found.danger) return false
  return found.departments.length < 2 && !WISHES.some((wish) => wish.test(text))
}

/** Words that ask for a deed. Questions about the deed (怎么退, 能退吗) are still questions. */
const WISHES = [
  /(帮我|给我|麻烦|请你?们?|想|要|申请|赶紧|快点?|立刻|马上)[^，。？?]{0,8}(换(一台|新|货|掉)|退(货|款|掉|了)|取消|改(个|到|成|一下|时间|地址|约)|派(人|师傅)|上门|来(人|修|看)|查一下|催|补发|重新(发|派|送)|开(张)?发票)/,
  /(不要了|我要退|我要换|退给我|还没(到|来|送|装)|没收到|投诉|转人工|找人工)/,
]
