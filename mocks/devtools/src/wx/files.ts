import { asData, asText, type Callable, type Data } from '../data.ts'
import { WxFailure } from '../failure.ts'
import type { FileStore } from '../phone/files.ts'
import type { Program } from '../program/program.ts'
import { open, refuseTheRest } from './call.ts'
import { FILE_SYSTEM_NAMES } from './names.ts'
import type { Room } from './room.ts'

/** An act of the file system: its arguments in the order its *Sync form takes them, and which part of the answer that form returns. */
interface FileAct {
  readonly takes: string[]
  readonly act: (options: Data) => Data
  readonly gives?: string
}

export function filesRoom(program: Program): Room {
  const manager = createManager(program)
  const { saveFile } = writingActs(program.phone.files)
  return {
    sync: { getFileSystemManager: () => manager },
    async: { saveFile: ({ tempFilePath }) => saveFile.act({ tempFilePath }) },
  }
}

function createManager(program: Program): Data {
  const { files } = program.phone
  const acts: Record<string, FileAct> = { ...readingActs(files), ...writingActs(files) }
  const sync: Record<string, Callable> = {}
  const async: Record<string, (options: Data) => unknown> = {}
  for (const [name, { takes, act, gives }] of Object.entries(acts)) {
    async[name] = act
    sync[`${name}Sync`] = (...args) => {
      const answer = act(Object.fromEntries(takes.map((field, index) => [field, args[index]])))
      return gives === undefined ? undefined : answer[gives]
    }
  }
  const manager = open(program, { sync, async })
  return Object.assign(
    manager,
    refuseTheRest(program, 'FileSystemManager.', { names: FILE_SYSTEM_NAMES, offered: manager }),
  )
}

const readingActs = (files: FileStore) =>
  ({
    readFile: {
      takes: ['filePath', 'encoding'],
      gives: 'data',
      act({ filePath, encoding }) {
        const bytes = files.read(asText(filePath))
        return { data: encoding === undefined ? bytes : Buffer.from(bytes).toString(encodingOf(encoding)) }
      },
    },
    readdir: {
      takes: ['dirPath'],
      gives: 'files',
      act: ({ dirPath }) => ({ files: files.list(asText(dirPath)) }),
    },
    stat: {
      takes: ['path'],
      gives: 'stats',
      act: ({ path }) => ({ stats: statsOf(files.stat(asText(path))) }),
    },
    access: {
      takes: ['path'],
      act({ path }) {
        files.stat(asText(path))
        return {}
      },
    },
  }) satisfies Record<string, FileAct>

const writingActs = (files: FileStore) =>
  ({
    writeFile: {
      takes: ['filePath', 'data', 'encoding'],
      act({ filePath, data, encoding = 'utf8' }) {
        files.write(asText(filePath), bytesOf(data, encoding))
        return {}
      },
    },
    saveFile: {
      takes: ['tempFilePath', 'filePath'],
      gives: 'savedFilePath',
      act({ tempFilePath, filePath }) {
        const place = filePath === undefined ? undefined : asText(filePath)
        return { savedFilePath: files.save(asText(tempFilePath), place) }
      },
    },
    unlink: {
      takes: ['filePath'],
      act({ filePath }) {
        files.remove(asText(filePath))
        return {}
      },
    },
    mkdir: {
      takes: ['dirPath', 'recursive'],
      act({ dirPath, recursive }) {
        files.makeFolder(asText(dirPath), recursive === true)
        return {}
      },
    },
  }) satisfies Record<string, FileAct>

function statsOf({ size, at, isFolder }: ReturnType<FileStore['stat']>): Data {
  const seconds = Math.floor(at / 1000)
  const times = { lastAccessedTime: seconds, lastModifiedTime: seconds }
  return {
    size,
    mode: isFolder ? 0o40755 : 0o100644,
    ...times,
    isDirectory: () => isFolder,
    isFile: () => !isFolder,
  }
}

/** Text, or an ArrayBuffer (of the app's realm, so no `instanceof` here), as bytes. */
export function bytesOf(data: unknown, encoding: unknown = 'utf8'): Uint8Array {
  if (typeof data === 'string') return Buffer.from(data, encodingOf(encoding))
  const { byteLength } = asData(data)
  if (typeof byteLength !== 'number') throw new WxFailure('invalid data')
  return Uint8Array.from(new Uint8Array(data as ArrayBuffer))
}

function encodingOf(encoding: unknown): BufferEncoding {
  const name = asText(encoding)
  if (!Buffer.isEncoding(name)) throw new WxFailure(`invalid encoding "${name}"`)
  return name
}
