import { Worker } from 'node:worker_threads'
import sharp, { type Sharp } from 'sharp'

/**
 * HEIC, as phones write it: sharp's own build cannot read HEVC, so libheif (WebAssembly) unpacks it, in a thread of
 * its own, because it takes a second of pure computing.
 */
export async function decodeHeic(file: Buffer, pixelsMax: number): Promise<Sharp> {
  const { width, height, data } = await inThread(file)
  if (width * height > pixelsMax) throw new Error('too many pixels')
  return sharp(Buffer.from(data), { raw: { width, height, channels: 4 } })
}

interface Raw {
  width: number
  height: number
  data: ArrayBuffer
}

const TIMEOUT_MS = 30_000
/** Runs as it stands, in development and built: a worker's own file would need a path for each. */
const CODE = `
const { parentPort, workerData } = require('node:worker_threads')
require(workerData.decoder)({ buffer: workerData.file }).then(
  ({ width, height, data }) => parentPort.postMessage({ width, height, data: data.buffer }),
  (error) => { throw error },
)`

function inThread(file: Buffer): Promise<Raw> {
  const decoder = import.meta.resolve('heic-decode').replace('file://', '')
  const worker = new Worker(CODE, {
    eval: true,
    workerData: { file, decoder },
    resourceLimits: { maxOldGenerationSizeMb: 512 },
  })
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => finish(() => reject(new Error('took too long'))), TIMEOUT_MS)
    const finish = (settle: () => void): void => {
      clearTimeout(timer)
      void worker.terminate()
      settle()
    }
    worker.once('message', (raw: Raw) => finish(() => resolve(raw)))
    worker.once('error', (error) => finish(() => reject(error)))
  })
}
