import { randomUUID } from 'node:crypto'
import { posix } from 'node:path'
import { asData, asText, type Data } from '../../data.ts'
import type { FileStore } from '../../phone/files.ts'
import { headersOf, type Transfer } from './exchange.ts'

const TYPES: Record<string, string> = {
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.mp4': 'video/mp4',
}

/** wx.uploadFile: one file and its form fields as multipart/form-data. The reply's data is text, whatever it is. */
export function uploadTransfer(files: FileStore, options: Data): Transfer {
  const boundary = `----wx${randomUUID()}`
  const path = asText(options.filePath)
  const head = [
    ...Object.entries(asData(options.formData)).map(
      ([name, value]) =>
        `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${String(value)}\r\n`,
    ),
    `--${boundary}\r\nContent-Disposition: form-data; name="${asText(options.name)}"; filename="${posix.basename(path)}"\r\n`,
    `Content-Type: ${TYPES[posix.extname(path).toLowerCase()] ?? 'application/octet-stream'}\r\n\r\n`,
  ].join('')
  return {
    sending: {
      method: 'POST',
      url: asText(options.url),
      headers: { ...headersOf(options.header), 'content-type': `multipart/form-data; boundary=${boundary}` },
      body: Buffer.concat([Buffer.from(head), files.read(path), Buffer.from(`\r\n--${boundary}--\r\n`)]),
    },
    measured: {
      by: 'sending',
      tell: (done, total) => ({ totalBytesSent: done, totalBytesExpectedToSend: total }),
    },
    read: ({ status, headers, body }) => ({
      statusCode: status,
      header: Object.fromEntries(headers),
      data: Buffer.from(body).toString(),
    }),
  }
}

/** wx.downloadFile: to `filePath` if given, else to a temporary file. */
export function downloadTransfer(files: FileStore, options: Data): Transfer {
  return {
    sending: { method: 'GET', url: asText(options.url), headers: headersOf(options.header) },
    measured: {
      by: 'receiving',
      tell: (done, total) => ({ totalBytesWritten: done, totalBytesExpectedToWrite: total }),
    },
    read({ status, headers, body }) {
      const answer = { statusCode: status, header: Object.fromEntries(headers) }
      const filePath = asText(options.filePath)
      if (!filePath)
        return { ...answer, tempFilePath: files.addTemporary(body, new URL(asText(options.url)).pathname) }
      files.write(filePath, body)
      return { ...answer, filePath }
    },
  }
}
