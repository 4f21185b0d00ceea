import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { WebSocketServer } from 'ws'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { drive, type Drive } from '../../testing/drive.ts'

interface Task {
  abort(): void
  onProgressUpdate(listener: (progress: { progress: number; totalBytesSent: number }) => void): void
}
interface SocketTask {
  onOpen(listener: () => void): void
  onMessage(listener: (message: { data: string }) => void): void
  onClose(listener: (closed: { code: number }) => void): void
  send(options: { data: string }): void
  close(options: { code: number }): void
}
declare const wx: {
  request(options: object): Task
  uploadFile(options: object): Task
  connectSocket(options: object): SocketTask
}

const folder = mkdtempSync(join(tmpdir(), 'onehall-devtools-'))
const bodyOf = async (request: IncomingMessage) =>
  Buffer.concat((await request.toArray()) as Buffer[]).toString('latin1')

describe('the network', () => {
  let at: Drive
  let server: Server
  let origin: string
  const held: (() => void)[] = []
  const arrived: string[] = []

  beforeAll(async () => {
    server = createServer((request, response) => {
      const { pathname } = new URL(request.url ?? '', 'http://x')
      arrived.push(pathname)
      const answer = async () => {
        response.setHeader('content-type', 'application/json')
        response.statusCode = pathname === '/refused' ? 422 : 200
        const { method, url, headers } = request
        response.end(
          JSON.stringify({ method, url, type: headers['content-type'], body: await bodyOf(request) }),
        )
      }
      if (pathname === '/held') held.push(() => void answer())
      else void answer()
    })
    const sockets = new WebSocketServer({ server })
    sockets.on('connection', (socket) =>
      socket.on('message', (data: Buffer) => socket.send(`回 ${data.toString()}`)),
    )
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  afterAll(() => {
    server.closeAllConnections()
    server.close()
    rmSync(folder, { recursive: true })
  })
  beforeEach(async () => {
    arrived.length = 0
    at = await drive()
  })
  afterEach(() => at.end())
  const request = (options: object) => at.call('request', options)

  it('sends JSON, gives any status as success, and puts the data of a GET into the query', async () => {
    expect(await request({ url: `${origin}/refused`, method: 'POST', data: { text: '门' } })).toMatchObject({
      errMsg: 'request:ok',
      statusCode: 422,
      data: {
        method: 'POST',
        type: 'application/json',
        body: Buffer.from('{"text":"门"}').toString('latin1'),
      },
    })
    expect(await request({ url: `${origin}/list`, data: { page: 2, q: '门' } })).toMatchObject({
      data: { url: '/list?page=2&q=%E9%97%A8' },
    })
  })

  it('knows no PATCH, as wx.request does not', async () => {
    expect(await request({ url: origin, method: 'PATCH' })).toEqual({
      errMsg: 'request:fail method PATCH is not supported',
    })
  })

  it('fails without a signal in WeChat’s words, tells the app, and works again with one', async () => {
    at.host.wx.network = 'none'
    expect(await request({ url: origin })).toEqual({
      errMsg: 'request:fail errcode:-106 cronet_error_code:-106 error_msg:net::ERR_INTERNET_DISCONNECTED',
      errno: 600001,
    })
    expect(await at.call('getNetworkType')).toMatchObject({ networkType: 'none' })
    at.host.wx.network = '4g'
    expect(await request({ url: origin })).toMatchObject({ statusCode: 200 })
    expect(await at.mini.evaluate('() => getApp().globalData.events')).toEqual([
      'show 1001',
      'network none',
      'network 4g',
    ])
  })

  it('loses what is on its way when the signal goes', async () => {
    const lost = request({ url: `${origin}/held` })
    await expect.poll(() => arrived).toEqual(['/held'])
    at.host.wx.network = 'none'
    expect(await lost).toMatchObject({ errMsg: expect.stringContaining('ERR_NETWORK_CHANGED') as string })
  })

  it('forgets what is on its way when the mini-program is closed', async () => {
    await at.mini.evaluate((url: string) => void wx.request({ url }), `${origin}/held`)
    await expect.poll(() => arrived).toEqual(['/held'])
    at.host.wx.kill()
    await sleep(20) // time enough for a failure to be reported, had it been
    expect(at.host.stats.exceptions).toEqual([])
    held.length = 0
  })

  it('says who refused: the domain list, or the other end', async () => {
    at.host.wx.domains = ['https://api.example.cn']
    expect(await request({ url: origin })).toEqual({
      errMsg: 'request:fail url not in domain list',
      errno: 600002,
    })
    at.host.wx.hosts = { 'api.example.cn': new URL(origin).host }
    expect(await request({ url: 'https://api.example.cn/x' })).toMatchObject({ statusCode: 200 })
    at.host.wx.hosts = { 'api.example.cn': '127.0.0.1:9' }
    expect(await request({ url: 'https://api.example.cn/x' })).toMatchObject({
      errMsg: expect.stringMatching(/^request:fail errcode:/) as string,
      errno: 600001,
    })
  })

  it('aborts and times out', async () => {
    const aborted = at.mini.evaluate(
      (url: string) =>
        new Promise((fail) => {
          wx.request({ url, fail }).abort()
        }),
      `${origin}/held`,
    )
    expect(await aborted).toEqual({ errMsg: 'request:fail abort' })
    expect(await request({ url: `${origin}/held`, timeout: 20 })).toEqual({
      errMsg: 'request:fail timeout',
      errno: 5,
    })
  })

  it('lets ten through at once; the eleventh waits', async () => {
    const all = Array.from({ length: 11 }, () => request({ url: `${origin}/held` }))
    await expect.poll(() => held.length).toBeGreaterThanOrEqual(10)
    await sleep(50) // time enough for the eleventh, had it been let through
    expect(arrived).toHaveLength(10)
    for (const release of held.splice(0)) release()
    await expect.poll(() => arrived.length).toBe(11)
    for (const release of held.splice(0)) release()
    expect(await Promise.all(all)).toHaveLength(11)
    expect(at.host.stats.requests).toEqual({ calls: 11, mostAtOnce: 11 })
  })

  it('uploads a chosen picture as multipart, with progress', async () => {
    const picture = join(folder, 'door.jpg')
    writeFileSync(picture, Buffer.alloc(200_000, 'p'))
    Object.assign(at.host.wx, { privacyAgreed: true, media: [picture] })
    const chosen = (await at.call('chooseMedia', { count: 1 })) as {
      tempFiles: { tempFilePath: string; size: number }[]
    }
    expect(chosen.tempFiles).toMatchObject([{ size: 200_000, fileType: 'image' }])
    const upload = at.mini.evaluate(
      (url: string, filePath: string) =>
        new Promise((resolve) => {
          const steps: number[] = []
          const success = (answer: { data: string }) => resolve({ steps, answer })
          const task = wx.uploadFile({ url, filePath, name: 'file', formData: { kind: 'photo' }, success })
          task.onProgressUpdate(({ progress }) => steps.push(progress))
        }),
      `${origin}/media`,
      chosen.tempFiles[0]?.tempFilePath,
    )
    const { steps, answer } = (await upload) as {
      steps: number[]
      answer: { statusCode: number; data: string }
    }
    const { type, body } = JSON.parse(answer.data) as { type: string; body: string }
    const received = new Response(Buffer.from(body, 'latin1'), { headers: { 'content-type': type } })
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- deprecated for servers under load, which this is not
    const form = await received.formData()
    expect(form.get('kind')).toBe('photo')
    expect(form.get('file')).toMatchObject({
      name: expect.stringMatching(/\.jpg$/) as string,
      size: 200_000,
      type: 'image/jpeg',
    })
    expect(steps.at(-1)).toBe(100)
    expect(steps.length).toBeGreaterThan(2)
  })

  it('talks over a WebSocket and loses it with the signal', async () => {
    await at.mini.evaluate(
      (url: string) => {
        const log: string[] = []
        Object.assign(globalThis, { log })
        const socket = wx.connectSocket({ url })
        socket.onOpen(() => socket.send({ data: '在吗' }))
        socket.onMessage(({ data }) => log.push(data))
        socket.onClose(({ code }) => log.push(`closed ${code}`))
      },
      origin.replace('http', 'ws'),
    )
    await expect.poll(() => at.mini.evaluate('() => log')).toEqual(['回 在吗'])
    at.host.wx.network = 'none'
    await expect.poll(() => at.mini.evaluate('() => log')).toEqual(['回 在吗', 'closed 1006'])
  })
})
