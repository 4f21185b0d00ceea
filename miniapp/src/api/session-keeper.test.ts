import type { SessionView } from '@onehall/shared/contract/accounts'
import { describe, expect, test } from 'vitest'
import type { Keep } from '../platform/storage.ts'
import { Unreachable } from './problem.ts'
import { createSessionKeeper, type KeptSession } from './session-keeper.ts'

const session = (n: number): SessionView => ({
  accessToken: `access-${n}`,
  refreshToken: `refresh-${n}`,
  expiresIn: 900,
  account: { id: 'a1', name: '林晓云', phoneMasked: null, roles: ['consumer'], tier: 'normal' },
})

function device(): Keep<KeptSession> & { stored: KeptSession | null } {
  return {
    stored: null,
    read() {
      return this.stored && { value: this.stored, at: 0 }
    },
    write(value) {
      this.stored = value
      return true
    },
    clear() {
      this.stored = null
    },
  }
}

/** A keeper whose server renews as scripted. */
function scripted(renewals: (SessionView | null | Unreachable)[], again: SessionView | null = null) {
  const kept = device()
  const asked: { refreshToken: string; key: string }[] = []
  let n = 0
  const keeper = createSessionKeeper({
    kept,
    newKey: () => `key-${++n}`,
    async refresh(refreshToken, key) {
      asked.push({ refreshToken, key })
      await Promise.resolve()
      const next = renewals.shift()!
      if (next instanceof Unreachable) throw next
      return next
    },
    signInAgain: () => Promise.resolve(again),
  })
  return { keeper, kept, asked }
}

describe('renewing', () => {
  test('happens once for all who ask at the same time', async () => {
    const { keeper, asked } = scripted([session(2)])
    keeper.take(session(1))
    const all = await Promise.all([1, 2, 3, 4].map(() => keeper.renew('access-1')))
    expect(all).toEqual([true, true, true, true])
    expect(asked).toEqual([{ refreshToken: 'refresh-1', key: 'key-1' }])
    expect(keeper.current()?.accessToken).toBe('access-2')
  })

  test('is not needed by who comes late with the token that is spent', async () => {
    const { keeper, asked } = scripted([session(2)])
    keeper.take(session(1))
    await keeper.renew('access-1')
    expect(await keeper.renew('access-1')).toBe(true)
    expect(asked).toHaveLength(1)
  })

  test('uses the same key when the reply was lost, also after the app was closed', async () => {
    const first = scripted([new Unreachable('offline')])
    first.keeper.take(session(1))
    await expect(first.keeper.renew('access-1')).rejects.toThrow(Unreachable)
    expect(first.keeper.current()?.accessToken).toBe('access-1')

    const second = scripted([session(2)])
    second.kept.stored = first.kept.stored
    const reopened = createSessionKeeper({
      kept: second.kept,
      newKey: () => 'other',
      refresh: (refreshToken, key) => {
        second.asked.push({ refreshToken, key })
        return Promise.resolve(session(2))
      },
      signInAgain: () => Promise.resolve(null),
    })
    await reopened.renew('access-1')
    expect(second.asked).toEqual(first.asked)
  })

  test('ends the session where the server refuses it and nobody signs in again', async () => {
    const { keeper, kept } = scripted([null])
    const heard: (SessionView | null)[] = []
    keeper.take(session(1))
    keeper.onChange((now) => heard.push(now))
    expect(await keeper.renew('access-1')).toBe(false)
    expect([keeper.current(), kept.stored, heard]).toEqual([null, null, [null]])
  })

  test('signs in again by itself where there is a way: in WeChat', async () => {
    const refused = scripted([null], session(3))
    refused.keeper.take(session(1))
    expect(await refused.keeper.renew('access-1')).toBe(true)
    expect(refused.keeper.current()?.accessToken).toBe('access-3')

    const stranger = scripted([], session(3))
    expect(await stranger.keeper.renew(null)).toBe(true)
    expect(stranger.asked).toEqual([])
  })

  test('a stranger in a browser stays one, and nothing is told', async () => {
    const { keeper } = scripted([])
    const heard: unknown[] = []
    keeper.onChange((now) => heard.push(now))
    expect(await keeper.renew(null)).toBe(false)
    expect(heard).toEqual([])
  })

  test('takes over what another tab of the browser has renewed', async () => {
    const { keeper, kept, asked } = scripted([])
    keeper.take(session(1))
    kept.stored = { ...session(2), refreshKey: 'theirs' }
    expect(await keeper.renew('access-1')).toBe(true)
    expect(keeper.current()?.accessToken).toBe('access-2')
    expect(asked).toEqual([])
  })
})
