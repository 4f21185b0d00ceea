import type { Envelope, Vault } from '../platform/vault.ts'

/** Where a request's sealed fields stand: a ciphertext opens nowhere else. */
export const PLACES = {
  message: (messageId: string): string => `requests/message/${messageId}`,
  excerpt: (requestId: string): string => `requests/excerpt/${requestId}`,
  whereabouts: (requestId: string): string => `requests/whereabouts/${requestId}`,
  note: (legId: string, eventId: string): string => `requests/note/${legId}/${eventId}`,
  comment: (requestId: string): string => `requests/comment/${requestId}`,
}

export interface Whereabouts {
  address: { regionCode: string; regionText: string; detail: string }
  contact: { name: string; phone: string }
}

export async function openWhereabouts(
  vault: Vault,
  request: { id: string; ownerId: string; whereabouts: Envelope | null },
): Promise<Whereabouts | null> {
  if (!request.whereabouts) return null
  return JSON.parse(
    await vault.open(request.ownerId, PLACES.whereabouts(request.id), request.whereabouts),
  ) as Whereabouts
}
