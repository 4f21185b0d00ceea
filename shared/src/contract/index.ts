/** Every endpoint there is, for the OpenAPI document and for tests that go over all of them. */
import * as accounts from './accounts.ts'
import * as consents from './consents.ts'
import * as departments from './departments.ts'
import * as desk from './desk.ts'
import * as devices from './devices.ts'
import * as dispatchBoard from './dispatch-board.ts'
import type { Endpoint } from './endpoint.ts'
import * as invitations from './invitations.ts'
import * as jobs from './jobs.ts'
import * as knowledge from './knowledge.ts'
import * as live from './live.ts'
import * as media from './media.ts'
import * as notices from './notices.ts'
import * as parcels from './parcels.ts'
import * as places from './places.ts'
import * as products from './products.ts'
import * as recommendations from './recommendations.ts'
import * as requests from './requests.ts'
import * as tipDesk from './tip-desk.ts'
import * as tips from './tips.ts'

const isEndpoint = (value: unknown): value is Endpoint =>
  typeof value === 'object' && value !== null && 'path' in value && 'replies' in value

const endpointsOf = (...rooms: object[]): Endpoint[] =>
  rooms.flatMap((room) => Object.values(room).filter(isEndpoint))

export const ENDPOINTS: readonly Endpoint[] = endpointsOf(
  accounts,
  products,
  requests,
  live,
  desk,
  knowledge,
  jobs,
  dispatchBoard,
  invitations,
  media,
  departments,
  devices,
  parcels,
  consents,
  notices,
  recommendations,
  tips,
  places,
)

/** What the tip desk's own process serves, and the BFF does not. */
export const TIP_DESK_ENDPOINTS: readonly Endpoint[] = endpointsOf(tipDesk)
