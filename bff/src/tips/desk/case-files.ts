import { buffer } from 'node:stream/consumers'
import { LRUCache } from 'lru-cache'
import { Problem } from '@onehall/shared/problem'
import type { Storage } from '../../platform/storage.ts'
import { unpad } from '../sealing/padding.ts'
import { openJson, PLACES, tipBody, tipContact, tipWord, type TipBody } from '../sealing/sealed.ts'
import type { TipPhotos } from '../tip-photos.repository.ts'
import type { StoredTip, Tips } from '../tips.repository.ts'
import {
  FACTS_PLACE,
  HANDOVER_PLACE,
  type Case,
  type Facts,
  type Handover,
  type HandoverContent,
} from './case.ts'
import type { DeskKey } from './desk-key.ts'

/** All that the desk opens, in one place. */
export interface CaseFiles {
  /** Null once erased. */
  openBody(tip: StoredTip): Promise<TipBody | null>
  openContact(tip: StoredTip): Promise<string | null>
  openWords(tip: StoredTip): Promise<{ id: string; by: 'tipster' | 'desk'; text: string; at: string }[]>
  /** A picture as JPEG. Throws media.unknown. */
  openPhoto(id: string): Promise<Buffer>
  erase(tipId: string, photoIds: string[]): Promise<void>
  facts(one: Pick<Case, 'id' | 'facts'>): Facts | null
  sealFacts(id: string, facts: Facts): NonNullable<Case['facts']>
  handover(one: Handover): HandoverContent | null
  sealHandover(id: string, content: HandoverContent): NonNullable<Handover['content']>
}

interface Parts {
  deskKey: DeskKey
  tips: Tips
  photos: TipPhotos
  storage: Storage
}

export function createCaseFiles({ deskKey: { key, box }, tips, photos, storage }: Parts): CaseFiles {
  // facts of a case never change but when they are erased
  const known = new LRUCache<string, Facts>({ max: 20_000 })

  return {
    async openBody({ id, body }) {
      return body === null
        ? null
        : await openJson(key, { place: PLACES.body(id), sealed: body, schema: tipBody })
    },
    async openContact({ id, contact }) {
      if (!contact) return null
      return (await openJson(key, { place: PLACES.contact(id), sealed: contact, schema: tipContact })).contact
    },
    openWords: ({ id: tipId, words }) =>
      Promise.all(
        words.map(async ({ id, at, forDesk }) => {
          const said = await openJson(key, {
            place: PLACES.word(tipId, id),
            sealed: forDesk,
            schema: tipWord,
          })
          return { id, ...said, at: at.toISOString() }
        }),
      ),
    async openPhoto(id) {
      const photo = await photos.find(id)
      const stream = photo && (await storage.read(photo.file))
      if (!stream) throw new Problem('media.unknown')
      return unpad(await key.open(PLACES.photo(id), await buffer(stream)))
    },
    async erase(tipId, photoIds) {
      known.delete(tipId)
      for (const id of photoIds) {
        const photo = await photos.find(id)
        if (photo) await storage.remove(photo.file)
        await photos.remove(id)
      }
      await tips.erase(tipId)
    },
    facts({ id, facts }) {
      if (!facts) return null
      const cached = known.get(id)
      if (cached) return cached
      const opened = JSON.parse(box.openShared(FACTS_PLACE(id), facts)) as Facts
      known.set(id, opened)
      return opened
    },
    sealFacts: (id, facts) => box.sealShared(FACTS_PLACE(id), JSON.stringify(facts)),
    handover: ({ id, content }) =>
      content && (JSON.parse(box.openShared(HANDOVER_PLACE(id), content)) as HandoverContent),
    sealHandover: (id, content) => box.sealShared(HANDOVER_PLACE(id), JSON.stringify(content)),
  }
}
