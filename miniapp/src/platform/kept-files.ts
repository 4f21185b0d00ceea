import Taro from '@tarojs/taro'
import { addressOf, fileAt } from './files.ts'

/** Files that outlive the app: WeChat's own folder of 200 MB, in a browser its database. Each has a name of ours. */
interface KeptFile {
  name: string
  bytes: number
}

interface Shelf {
  /** Rejects where the device would not take it. */
  save(from: string, name: string): Promise<void>
  remove(name: string): Promise<void>
  list(): Promise<KeptFile[]>
  /** Where it can be shown from and sent from; null where it is not there. */
  address(name: string): Promise<string | null>
}

/** WeChat's limit, which we keep to in a browser as well. */
export const KEPT_FILES_MOST = 200 * 1024 * 1024

export const keptFiles: Shelf = process.env.TARO_ENV === 'h5' ? createBrowserShelf() : createWechatShelf()

function createWechatShelf(): Shelf {
  const folder = (): string => `${String(Taro.env.USER_DATA_PATH)}/outbox`
  const files = () => Taro.getFileSystemManager()
  const attempt = <T>(act: () => T): T | null => {
    try {
      return act()
    } catch {
      return null
    }
  }
  const stat = (path: string) => attempt(() => files().statSync(path) as Taro.Stats)
  return {
    save(from, name) {
      attempt(() => files().mkdirSync(folder(), true))
      return new Promise((resolve, reject) => {
        files().saveFile({
          tempFilePath: from,
          filePath: `${folder()}/${name}`,
          success: () => resolve(),
          fail: ({ errMsg }) => reject(new Error(errMsg)),
        })
      })
    },
    remove(name) {
      attempt(() => files().unlinkSync(`${folder()}/${name}`))
      return Promise.resolve()
    },
    list() {
      const names = attempt(() => files().readdirSync(folder())) ?? []
      return Promise.resolve(names.map((name) => ({ name, bytes: stat(`${folder()}/${name}`)?.size ?? 0 })))
    },
    address: (name) => Promise.resolve(stat(`${folder()}/${name}`) ? `${folder()}/${name}` : null),
  }
}

function createBrowserShelf(): Shelf {
  const STORE = 'files'
  let opening: Promise<IDBDatabase> | null = null
  const addresses = new Map<string, string>()

  const open = (): Promise<IDBDatabase> =>
    (opening ??= new Promise((resolve, reject) => {
      const asked = indexedDB.open('onehall.outbox', 1)
      asked.onupgradeneeded = () => asked.result.createObjectStore(STORE)
      asked.onsuccess = () => resolve(asked.result)
      asked.onerror = () => reject(asked.error ?? new Error('indexedDB'))
    }))
  /** Settles when it is durable, not when it was asked for. */
  async function within<T>(
    mode: IDBTransactionMode,
    act: (store: IDBObjectStore) => IDBRequest<T>,
  ): Promise<T> {
    const db = await open()
    return new Promise((resolve, reject) => {
      const transaction = db.transaction(STORE, mode)
      const asked = act(transaction.objectStore(STORE))
      transaction.oncomplete = () => resolve(asked.result)
      transaction.onabort = transaction.onerror = () => reject(transaction.error ?? new Error('indexedDB'))
    })
  }
  return {
    async save(from, name) {
      const file = fileAt(from)
      if (!file) throw new Error('the file is gone')
      await within('readwrite', (store) => store.put(file, name))
    },
    async remove(name) {
      await within('readwrite', (store) => store.delete(name))
      const address = addresses.get(name)
      if (address) URL.revokeObjectURL(address)
      addresses.delete(name)
    },
    async list() {
      const names = (await within('readonly', (store) => store.getAllKeys())).map(String)
      const files = await within('readonly', (store) => store.getAll() as IDBRequest<Blob[]>)
      return names.map((name, i) => ({ name, bytes: files[i]?.size ?? 0 }))
    },
    async address(name) {
      const known = addresses.get(name)
      if (known) return known
      const blob = await within('readonly', (store) => store.get(name) as IDBRequest<Blob | undefined>)
      if (!blob) return null
      const address = addressOf(new File([blob], name, { type: blob.type }))
      addresses.set(name, address)
      return address
    },
  }
}
