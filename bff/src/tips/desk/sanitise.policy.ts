/** What of the sender's contact still stands in the words that go to the police; null where nothing does. */
export function traceOfSender(text: string, contact: string | null): string | null {
  if (contact === null) return null
  const bare = evened(text)
  const parts = [...contact.split(/[\s,，;；:：、/]+/), contact]
  return parts.find((part) => tells(evened(part)) && bare.includes(evened(part))) ?? null
}

const COMMON = new Set([
  '微信',
  '微信号',
  '电话',
  '手机',
  '手机号',
  '号码',
  '邮箱',
  'qq',
  '联系',
  '我的',
  '姓名',
  '先生',
  '女士',
])

/** A name has two characters; a few digits, and what everybody writes before a number, say nothing. */
const tells = (part: string): boolean =>
  Array.from(part).length >= (/^\d+$/.test(part) ? 4 : 2) && !COMMON.has(part)

const evened = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
