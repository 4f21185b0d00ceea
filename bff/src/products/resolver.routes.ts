import type Router from '@koa/router'
import type { Context } from 'koa'
import { digitalLink, readDigitalLinkPath, type Gs1Key } from '@onehall/shared/domain/gs1'
import { pagePath } from '@onehall/shared/domain/pages'
import { Problem } from '@onehall/shared/problem'
import type { Door } from '../http/route.ts'
import { networkOf } from '../http/network.ts'
import type { Catalogue } from './catalogue.repository.ts'
import { GS1_VOC, linksetOf, parcelLinks, productLinks, resolverDescription, type Link } from './resolver.ts'
import type { Units } from './units.repository.ts'

interface Rooms {
  catalogue: Catalogue
  units: Units
  publicUrl: string
}

const LIMIT = { id: 'resolve', limit: { times: 1200, seconds: 60 } }

/**
 * The GS1-conformant resolver, at the root because that is what is printed on the products. A person is sent to the
 * page, `linkType` picks another, `linkType=all|linkset` or the media type asks for the linkset. A key whose form or
 * check digit is wrong is a 400 and never a redirect; a link type we do not have is a 404.
 */
export function mountResolver(router: Router, door: Door, rooms: Rooms): void {
  const handler = async (ctx: Context): Promise<void> => {
    ctx.state['route'] = 'resolver'
    await door.limiter.take(LIMIT, networkOf(ctx, door.proxyHops))
    const key = readKey(ctx.path)
    answer(ctx, digitalLink(rooms.publicUrl, key), await linksOf(rooms, key))
  }
  router.get(/^\/0[01]\/.+$/, handler)
  // what is printed as a link of ours: on a unit, and on an installer's work sheet
  for (const printed of ['q', 'j'])
    router.get(`/${printed}/:code`, (ctx) => {
      ctx.state['route'] = 'short link'
      const code = `${rooms.publicUrl}/${printed}/${ctx.params['code'] ?? ''}`
      ctx.redirect(`${rooms.publicUrl}/#${pagePath('scanResult', { code })}`)
    })
  router.get('/.well-known/gs1resolver', (ctx) => {
    ctx.state['route'] = 'resolver'
    ctx.body = resolverDescription(rooms.publicUrl)
  })
}

function readKey(path: string): Gs1Key {
  const key = readDigitalLinkPath(path)
  if (key === null || key === 'form') throw new Problem('code.malformed')
  if (key === 'check_digit') throw new Problem('code.malformed', '编号的校验位不对')
  return key
}

async function linksOf({ catalogue, units, publicUrl }: Rooms, key: Gs1Key): Promise<Link[]> {
  if (key.sscc) return parcelLinks(publicUrl, key.sscc)
  const product = await catalogue.find(key.gtin!)
  if (!product) throw new Problem('product.unknown')
  const unit = key.serial ? await units.find(product.gtin, key.serial) : null
  return productLinks(publicUrl, key, product, unit)
}

function answer(ctx: Context, anchor: string, links: Link[]): void {
  const asked = String(ctx.query['linkType'] ?? '')
  ctx.set('Link', `<${anchor}?linkType=linkset>; rel="linkset"; type="application/linkset+json"`)
  ctx.vary('Accept')
  if (asked === 'all' || asked === 'linkset' || (asked === '' && wantsLinkset(ctx))) {
    ctx.body = linksetOf(anchor, links)
    ctx.type = 'application/linkset+json'
    return
  }
  const type = asked.replace(/^gs1:/, '').replace(GS1_VOC, '')
  const link = asked === '' || type === 'defaultLink' ? links[0] : links.find((l) => l.type === type)
  if (!link) throw new Problem('route.unknown', `没有 ${asked.slice(0, 40)} 这种链接`)
  ctx.status = 307
  ctx.set('Location', link.href)
  ctx.set('Cache-Control', 'no-store')
  ctx.body = null
  ctx.status = 307
}

const wantsLinkset = (ctx: Context): boolean => /application\/linkset\+json/.test(ctx.get('accept'))
