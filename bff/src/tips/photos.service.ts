import { createHmac, type KeyObject } from 'node:crypto'
import { readFile, rm, writeFile } from 'node:fs/promises'
import type { Proof } from '@onehall/shared/domain/proof-of-work'
import { TIP_PHOTOS } from '@onehall/shared/domain/tip-states'
import { Problem } from '@onehall/shared/problem'
import type { Limiter } from '../http/limiter.ts'
import type { ReceivedFile } from '../http/upload.ts'
import { isPicture, mimeOf, redraw } from '../media/index.ts'
import type { Clock } from '../platform/clock.ts'
import { newId } from '../platform/ids.ts'
import type { Storage } from '../platform/storage.ts'
import type { Challenges } from './challenges.ts'
import { fullHour } from './intake.service.ts'
import { derived } from './receipts.ts'
import type { Lock } from './sealing/hpke.ts'
import { pad, PHOTO_SIZE } from './sealing/padding.ts'
import { PLACES } from './sealing/sealed.ts'
import type { TipPhotos } from './tip-photos.repository.ts'

export interface PhotoIntake {
  /**
   * Draws the picture anew, seals and stores it. Its id is the only claim to it: who sends a tip names it.
   * Throws tip.proof_*, media.unsupported, media.too_large, media.broken, idempotency.conflict.
   */
  add(
    file: ReceivedFile,
    act: { proof: Proof; operation: string },
  ): Promise<{ id: string; repeated: boolean }>
  keep(ids: string[]): Promise<boolean>
}

interface Parts {
  photos: TipPhotos
  storage: Storage
  challenges: Challenges
  limiter: Limiter
  deskLock: Lock
  pepper: KeyObject
  clock: Clock
}

/** With room for a second choice and for lines that break. */
const PER_CHALLENGE = { times: 5 * TIP_PHOTOS, seconds: 3600 }

export function createPhotoIntake(parts: Parts): PhotoIntake {
  const { photos, storage, challenges, limiter, deskLock, clock } = parts
  const naming = derived(parts.pepper, 'photo id')

  const store = async (id: string, file: ReceivedFile): Promise<string> => {
    const [redrawn, sealed] = [`${file.path}.clean`, `${file.path}.sealed`]
    try {
      const mime = await mimeOf(file.path)
      if (!isPicture(mime)) throw new Problem('media.unsupported', '只收图片（JPG、PNG、WebP、HEIC）')
      await redraw(file.path, redrawn, mime)
      const plain = pad(await readFile(redrawn), PHOTO_SIZE)
      await writeFile(sealed, await deskLock.seal(PLACES.photo(id), plain))
      const key = newId()
      await storage.put(key, sealed, 'application/octet-stream')
      return key
    } finally {
      await Promise.all([redrawn, sealed].map((path) => rm(path, { force: true })))
    }
  }

  return {
    async add(file, { proof, operation }) {
      challenges.check(proof)
      await limiter.takeFor('tip-photos', PER_CHALLENGE, challenges.markOf(proof.challenge))
      const id = createHmac('sha256', naming)
        .update(`${proof.challenge}\0${operation}`)
        .digest('base64url')
        .slice(0, 22)
      const fingerprint = createHmac('sha256', operation).update(file.sha256).digest('base64url')
      const earlier = await photos.find(id)
      if (!earlier) {
        const stored = await store(id, file)
        const at = fullHour(clock.now())
        if (await photos.add({ id, file: stored, fingerprint, at, kept: false }))
          return { id, repeated: false }
        await storage.remove(stored)
      }
      const known = earlier ?? (await photos.find(id))
      if (known?.fingerprint !== fingerprint) throw new Problem('idempotency.conflict')
      return { id, repeated: true }
    },
    keep: (ids) => photos.keep(ids),
  }
}
