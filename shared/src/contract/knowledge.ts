import { z } from 'zod'
import { toGtin14 } from '../domain/gs1.ts'
import { DEPARTMENTS } from '../domain/request-states.ts'
import { endpoint, id, instant, page, pageQuery, text } from './endpoint.ts'

/** What the hall answers from, as ops keep it: articles, each change a version of its own. */
const tag = 'knowledge'
const ops = ['ops'] as const
const params = z.strictObject({ id })

const gtin = z.string().transform((said, ctx) => {
  const whole = toGtin14(said)
  if (whole === null) ctx.addIssue({ code: 'custom', message: '不是有效的商品条码' })
  return whole ?? ''
})

export const URGENCIES = ['normal', 'high', 'danger'] as const
const asked = (most: number) => z.array(text(200)).max(most)

/** What stands in an article. Left out, `asks` stay as they are. */
export const articleInput = z.strictObject({
  title: text(60),
  body: text(4000),
  /** shown with the article as what people ask */
  questions: asked(20),
  /** further ways in which people ask the same: found by, never shown */
  asks: asked(200).optional(),
  appliesTo: z.union([
    z.literal('all'),
    z
      .strictObject({
        categories: z.array(text(20)).max(50).optional(),
        gtins: z.array(gtin).max(500).optional(),
      })
      .refine((to) => (to.categories?.length ?? 0) + (to.gtins?.length ?? 0) > 0, '要写明适用哪些产品'),
  ]),
  topic: text(20),
  department: z.enum(DEPARTMENTS).nullable(),
  urgency: z.enum(URGENCIES),
})
export type ArticleInput = z.output<typeof articleInput>

export const articleRecord = articleInput.extend({ id })

export const article = z.object({
  id,
  /** counts the changes */
  version: z.int().positive(),
  status: z.enum(['active', 'withdrawn']),
  title: z.string(),
  body: z.string(),
  questions: z.array(z.string()),
  asks: z.array(z.string()),
  appliesTo: z.union([
    z.literal('all'),
    z.object({ categories: z.array(z.string()).optional(), gtins: z.array(z.string()).optional() }),
  ]),
  topic: z.string(),
  department: z.enum(DEPARTMENTS).nullable(),
  urgency: z.enum(URGENCIES),
  changedAt: instant,
  /** the account, or the name of the program, that made this version */
  changedBy: z.string(),
})
export type ArticleView = z.infer<typeof article>

/** The version that a change was made on: where another came first, nothing is overwritten. */
const basedOn = z.int().positive().optional()

export const listArticles = endpoint({
  id: 'listArticles',
  tag,
  method: 'GET',
  path: '/knowledge/articles',
  summary: 'All articles, withdrawn ones too, by id',
  who: ops,
  query: pageQuery,
  replies: { 200: page(article) },
})

export const getArticle = endpoint({
  id: 'getArticle',
  tag,
  method: 'GET',
  path: '/knowledge/articles/:id',
  summary: 'One article as it stands',
  who: ops,
  params,
  replies: { 200: article },
  problems: ['article.unknown'],
})

export const listArticleVersions = endpoint({
  id: 'listArticleVersions',
  tag,
  method: 'GET',
  path: '/knowledge/articles/:id/versions',
  summary: 'What an article said before, the newest first: an answer names the version it gave',
  who: ops,
  params,
  query: pageQuery,
  replies: { 200: page(article) },
  problems: ['article.unknown'],
})

export const saveArticle = endpoint({
  id: 'saveArticle',
  tag,
  method: 'PUT',
  path: '/knowledge/articles/:id',
  summary: 'Writes an article, or brings a withdrawn one back; the same again makes no new version',
  who: ops,
  params,
  body: articleInput.extend({ basedOn }),
  replies: { 200: article },
  problems: ['article.changed'],
})

export const importArticles = endpoint({
  id: 'importArticles',
  tag,
  method: 'POST',
  path: '/knowledge/imports',
  summary: 'Writes many articles: all of them, or none where one is not right',
  who: ops,
  body: z.strictObject({ articles: z.array(articleRecord).min(1).max(200) }),
  replies: { 200: z.object({ changed: z.int(), unchanged: z.int() }) },
})

export const withdrawArticle = endpoint({
  id: 'withdrawArticle',
  tag,
  method: 'POST',
  path: '/knowledge/articles/:id/withdraw',
  summary: 'Takes an article out of what is answered from; what it said is kept',
  who: ops,
  params,
  body: z.strictObject({ basedOn }),
  replies: { 200: article },
  problems: ['article.unknown', 'article.changed'],
})

export const tryQuestion = endpoint({
  id: 'tryQuestion',
  tag,
  method: 'GET',
  path: '/knowledge/answers',
  summary: 'What a question would be answered with now, in the process that is asked',
  who: ops,
  query: z.strictObject({ text: text(400), gtin: gtin.optional(), category: text(20).optional() }),
  replies: {
    200: z.object({
      act: z.enum(['answer', 'offer', 'decline']),
      hits: z.array(
        z.object({ articleId: z.string(), title: z.string(), score: z.number(), version: z.int() }),
      ),
    }),
  },
})
