import type Router from '@koa/router'
import * as contract from '@onehall/shared/contract/knowledge'
import { mount, reply, type Door } from '../../../http/route.ts'
import { pageOf, readCursor, type Place } from '../../../platform/paging.ts'
import type { Base } from '../base.ts'
import type { StoredArticle } from './article.ts'
import type { Articles } from './articles.repository.ts'
import type { Knowledge } from './knowledge.service.ts'

interface Rooms {
  knowledge: Knowledge
  articles: Articles
  find: Base['find']
}

export function mountKnowledge(router: Router, door: Door, rooms: Rooms): void {
  mountReading(router, door, rooms)
  mountChanges(router, door, rooms)
}

function mountReading(router: Router, door: Door, { knowledge, articles, find }: Rooms): void {
  mount(router, door, contract.listArticles, async function listArticles({ query: { cursor, limit } }) {
    const found = await articles.list(limit, readCursor(cursor))
    const { items, nextCursor } = pageOf(found, limit, placeOf)
    return reply(200, { items: items.map(view), nextCursor })
  })
  mount(router, door, contract.getArticle, async function getArticle({ params }) {
    return reply(200, view(await knowledge.get(params.id)))
  })
  mount(
    router,
    door,
    contract.listArticleVersions,
    async function listArticleVersions({ params, query: { cursor, limit } }) {
      await knowledge.get(params.id)
      const found = await articles.listVersions(params.id, limit, readCursor(cursor))
      const { items, nextCursor } = pageOf(found, limit, ({ id, version, changedAt }) => ({
        at: changedAt,
        id: `${id}-v${version}`,
      }))
      return reply(200, { items: items.map(view), nextCursor })
    },
  )
  mount(router, door, contract.tryQuestion, function tryQuestion({ query: { text, ...inHand } }) {
    return Promise.resolve(reply(200, find(text, inHand)))
  })
}

function mountChanges(router: Router, door: Door, { knowledge }: Rooms): void {
  mount(router, door, contract.saveArticle, async function saveArticle({ caller, params, body }) {
    const { basedOn, ...input } = body
    const { article } = await knowledge.save(params.id, input, { by: caller.accountId, basedOn })
    return reply(200, view(article))
  })
  mount(router, door, contract.importArticles, async function importArticles({ caller, body }) {
    let changed = 0
    for (const { id, ...input } of body.articles)
      if ((await knowledge.save(id, input, { by: caller.accountId })).changed) changed++
    return reply(200, { changed, unchanged: body.articles.length - changed })
  })
  mount(router, door, contract.withdrawArticle, async function withdrawArticle({ caller, params, body }) {
    const { article } = await knowledge.withdraw(params.id, { by: caller.accountId, ...body })
    return reply(200, view(article))
  })
}

const placeOf = ({ id, changedAt }: StoredArticle): Place => ({ at: changedAt, id })

const view = ({ changedAt, ...article }: StoredArticle) => ({
  ...article,
  changedAt: changedAt.toISOString(),
})
