import type { Envelope, Vault } from '../platform/vault.ts'

/** Where a request's sealed fields stand: a ciphertext opens nowhere else. */
export const PLACES = {
  message: (messageId: string): string => `requests/message/${messageId}`,
  excerpt: (requestId: string): string => `requests/excerpt/${requestId}`,
  whereabouts: (requestId: string): string => `requests/whereabouts/${requestId}`,
  care: (requestId: string): string => `requests/care/${requestId}`,
  note: (legId: string, eventId: string): string => `requests/note/${legId}/${eventId}`,
  directions: (legId: string, eventId: string): string => `requests/directions/${legId}/${eventId}`,
  actReason: (legId: string, clientId: string): string => `requests/job/${legId}/${clientId}`,
  comment: (requestId: string): string => `requests/comment/${requestId}`,
}

/** What installation says to who comes: where it lies, how to get in, how to call. */
export interface Directions {
  place: { lat: number; lng: number } | null
  hint: string | null
  relay: { number: string; extension: string } | null
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
