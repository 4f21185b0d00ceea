import Taro from '@tarojs/taro'

export interface SocketEars {
  heard: (text: string) => void
  /** it is over, by whoever's doing; never called after our own `close` */
  ended: () => void
}

/** Opens a WebSocket that only listens; gives the way to close it. */
export const openSocket: (url: string, ears: SocketEars) => () => void =
  process.env.TARO_ENV === 'h5' ? openInBrowser : openInWechat

function openInBrowser(url: string, ears: SocketEars): () => void {
  const socket = new WebSocket(url)
  socket.onmessage = ({ data }) => ears.heard(String(data))
  socket.onclose = () => ears.ended()
  return () => {
    socket.onclose = null
    socket.close()
  }
}

function openInWechat(url: string, ears: SocketEars): () => void {
  let over = false
  const end = (): void => {
    if (!over) ears.ended()
    over = true
  }
  const opening = Taro.connectSocket({ url })
  opening.then((task) => {
    if (over) {
      task.close({})
      return
    }
    task.onMessage(({ data }) => ears.heard(String(data)))
    task.onClose(end)
    task.onError(end)
  }, end)
  return () => {
    over = true
    void opening.then(
      (task) => task.close({}),
      () => undefined,
    )
  }
}

/** Where the BFF's sockets are: its own origin, or in a browser that of the page. */
export const socketOrigin = (origin: string): string =>
  (origin || window.location.origin).replace(/^http/, 'ws')
