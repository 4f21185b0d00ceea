import { expect, test } from 'vitest'
import { fromReply } from './problem.ts'

test('a refusal keeps its code, its sentence and what is wrong with which field', () => {
  const error = fromReply(400, {
    title: '有内容没填对',
    status: 400,
    code: 'input.invalid',
    detail: '请看标红的地方',
    requestId: 'r1',
    errors: [{ path: 'phone', message: '手机号应是 11 位，1 开头' }],
  })
  expect(error).toMatchObject({
    code: 'input.invalid',
    status: 400,
    sentence: '请看标红的地方',
    fieldErrors: { phone: '手机号应是 11 位，1 开头' },
    offline: false,
    mayHaveHappened: false,
    requestId: 'r1',
  })
})

test('the title speaks where there is no detail', () => {
  expect(fromReply(404, { title: '没有这件事', code: 'request.unknown', detail: '' }).sentence).toBe(
    '没有这件事',
  )
})

test('a limit says when it ends', () => {
  const body = { title: '操作太频繁，请稍后再试', code: 'rate.limited', detail: '' }
  expect(fromReply(429, body, '30').retryAfter).toBe(30)
  expect(fromReply(429, body, 'Wed, 21 Oct').retryAfter).toBeUndefined()
})

test.each([['<html>502 Bad Gateway</html>'], [null], [{ message: 'no' }]])(
  'whatever a gateway puts in the place of a reply (%j) is our fault, said as ours',
  (body) => {
    const error = fromReply(502, body)
    expect(error).toMatchObject({ code: 'reply.unreadable', offline: false, mayHaveHappened: true })
    expect(error.sentence).toContain('我们这边出错了')
  },
)
