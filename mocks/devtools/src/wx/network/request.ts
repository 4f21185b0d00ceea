import { asData, asText, type Data } from '../../data.ts'
import { WxFailure } from '../../failure.ts'
import { bytesOf } from '../files.ts'
import { headersOf, type Reply, type Transfer } from './exchange.ts'

/** The methods wx.request takes (developers.weixin.qq.com, wx.request). PATCH is not one of them. */
const METHODS = ['GET', 'POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS', 'TRACE', 'CONNECT']

/** wx.request: what is sent, and how the reply is given. Any status is a success. */
export function requestTransfer(options: Data): Transfer {
  const method = asText(options.method, 'GET').toUpperCase()
  if (!METHODS.includes(method)) throw new WxFailure(`method ${method} is not supported`)
  const headers = headersOf(options.header)
  const type = Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type')?.[1]
  if (type === undefined) headers['content-type'] = 'application/json'
  const isQuery = method === 'GET' || method === 'HEAD'
  return {
    sending: {
      method,
      headers,
      url: isQuery ? withQuery(asText(options.url), options.data) : asText(options.url),
      body: isQuery ? undefined : bodyOf(options.data, type ?? 'application/json'),
      redirect: options.redirect === 'manual' ? 'manual' : 'follow',
    },
    read: (reply) => ({
      statusCode: reply.status,
      header: Object.fromEntries(reply.headers),
      cookies: reply.headers.getSetCookie(),
      data: dataOf(reply, options),
    }),
  }
}

/** Data of a GET goes into the query, added to what the url has. */
function withQuery(address: string, data: unknown): string {
  const pairs = Object.entries(asData(data)).filter(([, value]) => value !== undefined)
  if (pairs.length === 0) return address
  const query = pairs.map((pair) => pair.map((part) => encodeURIComponent(String(part))).join('=')).join('&')
  return `${address}${address.includes('?') ? '&' : '?'}${query}`
}

function bodyOf(data: unknown, type: string): Uint8Array | undefined {
  if (data === undefined || data === null) return undefined
  if (typeof data === 'string' || typeof asData(data).byteLength === 'number') return bytesOf(data)
  const isForm = type.includes('application/x-www-form-urlencoded')
  return Buffer.from(isForm ? withQuery('', data).slice(1) : JSON.stringify(data))
}

function dataOf({ body }: Reply, { dataType = 'json', responseType }: Data): unknown {
  if (responseType === 'arraybuffer') return body
  const text = Buffer.from(body).toString()
  if (dataType !== 'json') return text
  try {
    return JSON.parse(text) as unknown
  } catch {
    return text // as WeChat does when a reply is not JSON
  }
}
