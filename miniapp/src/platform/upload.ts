import Taro from '@tarojs/taro'
import { fileAt } from './files.ts'

export interface Sending {
  url: string
  /** where it is on the device */
  file: string
  headers: Record<string, string>
  timeoutMs: number
  onProgress: (percent: number) => void
  /** given the way to break it off, as soon as there is one */
  onStart: (abort: () => void) => void
}

/** What a server answered with, as text. */
export interface Sent {
  status: number
  text: string
}

/** Sends a file as the part named `file` of a form. Rejects, as WeChat does, where no reply came. */
export const sendFile: (sending: Sending) => Promise<Sent> =
  process.env.TARO_ENV === 'h5' ? sendInBrowser : sendInWechat

async function sendInWechat({ url, file, headers, timeoutMs, ...on }: Sending): Promise<Sent> {
  const task = Taro.uploadFile({ url, filePath: file, name: 'file', header: headers, timeout: timeoutMs })
  on.onStart(() => task.abort())
  task.progress(({ progress }) => on.onProgress(progress))
  const { statusCode, data } = await task
  return { status: statusCode, text: data }
}

/** Not Taro's: it fetches the file's own address first, which our pages forbid, and never ends when that fails. */
function sendInBrowser({ url, file, headers, timeoutMs, ...on }: Sending): Promise<Sent> {
  const form = new FormData()
  const chosen = fileAt(file)
  if (chosen) form.append('file', chosen)
  return new Promise((resolve, reject) => {
    const xhr = new XMLHttpRequest()
    const fail = (why: string) => () =>
      reject(Object.assign(new Error(why), { errMsg: `uploadFile:fail ${why}` }))
    xhr.open('POST', url)
    for (const [name, value] of Object.entries(headers)) xhr.setRequestHeader(name, value)
    xhr.timeout = timeoutMs
    xhr.upload.onprogress = ({ loaded, total }) => on.onProgress(Math.round((100 * loaded) / (total || 1)))
    xhr.onload = () => resolve({ status: xhr.status, text: xhr.responseText })
    xhr.onerror = fail('')
    xhr.onabort = fail('abort')
    xhr.ontimeout = fail('timeout')
    on.onStart(() => xhr.abort())
    xhr.send(form)
  })
}
