import type { AccountView } from '@onehall/shared/contract/accounts'
import { useState } from 'react'
import { changeMe, getMe, signOut } from '../../api/accounts.ts'
import { usePull } from '../../platform/pull.ts'
import { signsInSilently } from '../../platform/sign-in.ts'
import { useSession } from '../../state/session.ts'
import { say } from '../../state/toast.ts'
import { useResource } from '../../state/use-resource.ts'
import { useWrite } from '../../state/use-write.ts'

/** Who is here, and the acts on that. */
export function useMe() {
  const account = useSession((s) => s.account)
  const who = account?.id ?? (signsInSilently ? 'wechat' : null)
  const me = useResource(who && `me:${who}`, getMe)
  usePull(async () => (who ? me.reload() : undefined))
  const out = useWrite(() => leave())
  return {
    account,
    /** not known yet, and being asked: in WeChat */
    me,
    signedOut: who === null,
    /** what staff find here besides what is theirs */
    work: account ? STAFF.filter((role) => account.roles.includes(role)) : [],
    signOut: signsInSilently ? null : { busy: out.busy, run: () => void out.run(null) },
    name: useName(account?.name ?? ''),
  }
}

const STAFF = ['installer', 'agent', 'ops'] as const satisfies readonly AccountView['roles'][number][]

/** Leaves here in any case; the server is told where it can be reached. */
async function leave(): Promise<true> {
  await signOut().catch(() => undefined)
  say({ icon: 'tick', text: '已退出' })
  return true
}

/** Changing the name, in a sheet. */
function useName(current: string) {
  const [draft, setDraft] = useState<string | null>(null)
  const saving = useWrite(changeMe)

  async function save(): Promise<void> {
    const name = draft?.trim() ?? ''
    if (!name) return
    if (name === current || (await saving.run({ name }))) setDraft(null)
  }

  return {
    open: draft !== null,
    value: draft ?? '',
    busy: saving.busy,
    problem: saving.problem?.fieldErrors['name'] ?? saving.problem?.sentence,
    edit: () => setDraft(current),
    change: setDraft,
    save: () => void save(),
    close: () => setDraft(null),
  }
}
