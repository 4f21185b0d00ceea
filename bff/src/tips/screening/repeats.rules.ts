/**
 * Whether a tip is the same source again: the same words as an earlier tip of the notice, or somebody who says that it
 * was told before and whose words, or place, are those of an earlier one.
 */
const SAID_BEFORE =
  /再(报|发|填|交|说)一(次|遍|下)|重(新)?(交|报|填|发)|(已经|上次|昨天|前天|刚才|刚|上一条|之前|前几天|刚刚).{0,6}(报|填|交|提交|发|举报|说)过?|(报|填|举报|说)过(了|一回|一次)?|没收到|没提交成功|断网|网断|改了个错|替.{0,6}转|【转】|听(朋友|人)(讲|说).{0,40}(举报|报了)|(有|还没).{0,3}(信|消息|回复)没|补充一句|让我也报/

export interface Compared {
  /** how much of the words an earlier tip has too, 0 to 1 */
  likeness: number
  samePlace: boolean
}

export function repeats(text: string, compared: readonly Compared[]): 'same words' | 'said before' | null {
  if (compared.some(({ likeness }) => likeness >= 0.5)) return 'same words'
  const saysSo = SAID_BEFORE.test(text)
  return saysSo && compared.some(({ likeness, samePlace }) => likeness >= 0.1 && samePlace)
    ? 'said before'
    : null
}
