import { createServer } from 'node:http'
import { buffer } from 'node:stream/consumers'

export interface Asked {
  method: string
  path: string
  headers: Record<string, string | string[] | undefined>
}

/** As much of an S3 as we use: it keeps what it is given, gives it back whole or in part, and remembers how it was asked. */
export async function openObjectStore() {
  const objects = new Map<string, { bytes: Buffer; type: string }>()
  const asked: Asked[] = []
  let failing = 0
  const server = createServer((req, res) => {
    void (async () => {
      const { method = '', url = '', headers } = req
      const bytes = await buffer(req)
      asked.push({ method, path: url, headers })
      if (failing > 0) {
        failing--
        res.writeHead(503).end()
      } else if (method === 'PUT') {
        objects.set(url, { bytes, type: headers['content-type'] ?? '' })
        res.writeHead(200).end()
      } else send(url, headers.range)
    })()
    function send(url: string, range: string | undefined): void {
      const found = objects.get(url)
      const [, from = '0', until = ''] = /^bytes=(\d+)-(\d*)$/.exec(range ?? '') ?? []
      if (!found) res.writeHead(404).end('<Error><Code>NoSuchKey</Code></Error>')
      else if (range) res.writeHead(206).end(found.bytes.subarray(Number(from), Number(until) + 1))
      else res.writeHead(200).end(found.bytes)
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as { port: number }).port}`,
    objects,
    asked,
    /** Answers 503 to the next so many calls. */
    fail(times: number) {
      failing = times
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}
