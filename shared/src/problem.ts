import { z } from 'zod'

/**
 * Every way OneHall says no, as RFC 9457 problems. The code is for programs, the title for people;
 * `detail` says what to do about it where the title does not.
 */
export const PROBLEMS = {
  'input.invalid': [400, '有内容没填对'],
  'input.malformed': [400, '提交的内容读不出来'],
  'input.too_large': [413, '提交的内容太大了'],
  'auth.required': [401, '请先登录'],
  'auth.expired': [401, '登录已过期，请重新登录'],
  'auth.invalid': [401, '登录信息无效，请重新登录'],
  'auth.reused': [401, '登录已失效，请重新登录'],
  'auth.wechat_failed': [401, '微信登录没成功，请再试一次'],
  'auth.code_wrong': [401, '验证码不对'],
  'auth.code_spent': [401, '验证码已失效，请重新获取'],
  'auth.forbidden': [403, '这个操作不在您的权限里'],
  'rate.limited': [429, '操作太频繁，请稍后再试'],
  'route.unknown': [404, '没有这个地址'],
  'method.unknown': [405, '这个地址不支持这种操作'],
  'idempotency.conflict': [409, '同一个编号提交过不同的内容'],
  'idempotency.running': [409, '上一次提交还在处理'],
  'phone.taken': [409, '这个手机号已有账号'],
  'phone.bound': [409, '您的账号已经绑了手机号'],
  'address.unknown': [404, '没有这个地址'],
  'address.too_many': [409, '地址已满 20 个，请先删掉不用的'],
  'region.unknown': [400, '没有这个地区'],
  'place.unknown': [404, '这里的地址查不到，手动写就行'],
  'map.unavailable': [503, '地图暂时打不开，写字也行'],
  'code.malformed': [400, '这个码的格式不对'],
  'product.unknown': [404, '没有查到这个产品'],
  'fault.unknown': [404, '说明书里没有这个代码'],
  'unit.unknown': [404, '没有查到这一台'],
  'trace.none': [404, '这一台没有溯源记录'],
  'registration.unknown': [404, '没有这条登记'],
  'registration.owned': [409, '这一台登记在别人名下'],
  'registration.own_phone': [400, '这是您自己的手机号'],
  'child.not_here': [409, '这个产品用不上孩子的信息'],
  'device.unknown': [404, '没有这台设备'],
  'request.unknown': [404, '没有这件事'],
  'request.illegal_move': [409, '这件事现在不能这样办'],
  'request.too_late': [409, '超过 7 天了，请提一件新的'],
  'request.rated': [409, '已经评过了'],
  'request.nothing_to_rate': [409, '办好之后再评价'],
  'request.busy': [409, '刚刚有新的进展，请刷新后再试'],
  'desk.taken': [409, '同事已经接了'],
  'desk.reserved': [409, '先留给这位会员的专属客服'],
  'desk.full': [409, '您手上的已经满了，先办完一件'],
  'desk.not_yours': [409, '先认领再操作'],
  'desk.legs_running': [409, '还有部门在办，先取消或等办完'],
  'desk.other_person': [409, '不是同一位客户的，不能合并'],
  'agent.unknown': [404, '没有这位同事'],
  'person.unknown': [404, '没有这个人'],
  'article.unknown': [404, '没有这篇文章'],
  'article.changed': [409, '这篇文章刚被改过，请看过新的再改'],
  'invitation.unknown': [404, '邀请码不对或已经用过'],
  'installer.none': [403, '您的账号还没有对上安装部门的师傅，请找运营'],
  'installer.taken': [409, '这位师傅已经有账号了'],
  'job.unknown': [404, '没有这一单'],
  'job.illegal_move': [409, '这一单现在不能这样改'],
  'job.reassigned': [409, '这一单已经改派给别的师傅'],
  'job.cancelled': [409, '这一单已经取消'],
  'job.moved': [409, '这一单的时间已经改过'],
  'job.wrong_unit': [409, '不是这一台，先别拆'],
  'job.wrong_code': [409, '确认码不对'],
  'job.code_spent': [409, '确认码试满 5 次了，请客户签名，或者写明原因交给客服'],
  'job.incomplete': [409, '还差几项没做完'],
  'job.not_priced': [409, '价目表里没有这一项，不能收'],
  'job.no_conflict': [409, '这一单没有要处理的冲突'],
  'job.overlap': [409, '这位师傅那时已有一单'],
  'job.unfit': [409, '这位师傅接不了这一单'],
  'job.changed': [409, '这一单刚被改过，请看过新的再改'],
  'job.over': [409, '这一单已经结束'],
  'live.unavailable': [503, '实时更新暂时不可用'],
  'prices.none': [404, '这个产品没有上门价目'],
  'department.unavailable': [503, '部门系统暂时连不上，稍后会自动重试'],
  'hook.unsigned': [401, '签名不对'],
  'hook.stale': [401, '签名已过期'],
  'parcel.unknown': [404, '没有这个包裹'],
  'parcel.printed': [409, '这件的面单已经印好，改不了了'],
  'consent.stale_text': [409, '这段文字更新过，请看过新的再决定'],
  'consent.not_shown': [409, '请先打开这一项，看过再决定'],
  'consent.own_page': [409, '这是敏感信息，请在它自己的页面里单独决定'],
  'consent.guardian_needed': [409, '要由监护人来同意'],
  'consent.no_parcel': [400, '这一项不能按包裹来定'],
  'consent.required': [409, '这要先征得您同意'],
  'receipt.unknown': [404, '没有这张回执'],
  'notice.unknown': [404, '没有这则公告，或者它已经结束'],
  'notice.illegal_move': [409, '这则公告现在不能这样改'],
  'fund.too_little': [409, '余额不够付这一笔'],
  'fund.busy': [409, '刚有一笔在记账，请再试一次'],
  'media.unknown': [404, '没有这个文件'],
  'media.unsupported': [415, '只收图片（JPG、PNG、WebP、HEIC）和 MP4 视频'],
  'media.too_large': [413, '文件太大了'],
  'media.broken': [400, '这个文件打不开'],
  'tip.unknown': [404, '没有这条线索，请核对回执号'],
  'tip.too_many': [409, '补充得太多了，请等专员回复'],
  'tip.proof_wrong': [400, '提交前的校验没通过，请再试一次'],
  'tip.proof_stale': [400, '提交前的校验过期了，请再试一次'],
  'tip.proof_used': [409, '这一次已经提交过了'],
  'tip_desk.wrong_code': [403, '口令不对'],
  'tip_desk.undeclared': [403, '先申报与这则公告有没有关系'],
  'tip_desk.related': [403, '您与这则公告有关系，由同事处理'],
  'tip_desk.illegal_move': [409, '这条线索现在不能这样办'],
  'tip_desk.busy': [409, '同事刚刚动过，请刷新后再试'],
  'tip_desk.not_clean': [400, '里面还有能认出提供人的内容，请先去掉'],
  'tip_desk.no_contact': [409, '对方没有留联系方式'],
  'tip_desk.unknown_request': [404, '没有这个申请'],
  'tip_desk.same_officer': [403, '要另一位专员同意'],
  'tip_desk.contact_closed': [403, '要先申请，并由另一位专员同意'],
  'server.error': [500, '我们这边出错了，您写的都还在，请再试一次'],
  'server.unavailable': [503, '服务暂时不可用，请稍后再试'],
} as const satisfies Record<string, readonly [number, string]>

export type ProblemCode = keyof typeof PROBLEMS

/** Where in the input, and what is wrong with it, in Chinese. */
export const fieldError = z.object({ path: z.string(), message: z.string() })

export const problemReply = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.string(),
  requestId: z.string(),
  errors: z.array(fieldError).optional(),
})
export type ProblemReply = z.infer<typeof problemReply>

/** What code throws to say no; http/ turns it into the reply. Nothing in it is secret. */
export class Problem extends Error {
  readonly code: ProblemCode
  readonly status: number
  readonly title: string
  readonly detail: string
  readonly errors: z.infer<typeof fieldError>[] | undefined
  /** seconds, sent as Retry-After */
  readonly retryAfter: number | undefined

  constructor(
    code: ProblemCode,
    detail?: string,
    more: { errors?: z.infer<typeof fieldError>[]; retryAfter?: number; cause?: unknown } = {},
  ) {
    const [status, title] = PROBLEMS[code]
    super(`${code}: ${detail ?? title}`, { cause: more.cause })
    this.name = 'Problem'
    this.code = code
    this.status = status
    this.title = title
    this.detail = detail ?? title
    this.errors = more.errors
    this.retryAfter = more.retryAfter
  }
}
