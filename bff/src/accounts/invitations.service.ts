import type { Role } from '@onehall/shared/domain/people'
import { Problem } from '@onehall/shared/problem'
import type { Audit } from '../audit/index.ts'
import type { Clock } from '../platform/clock.ts'
import type { Vault } from '../platform/vault.ts'
import type { Account } from './account.ts'
import type { Accounts } from './accounts.repository.ts'
import type { Invitation, Invitations } from './invitations.repository.ts'

export type StaffRole = Extract<Role, 'installer' | 'agent'>

/** How staff join. Making and using an invitation is on record. */
export interface InvitationDesk {
  /** The code is in the reply and nowhere else. Throws installer.taken. */
  invite(
    opsId: string,
    staff: { role: StaffRole; installerId?: string | undefined },
    operation: string,
  ): Promise<Invitation & { code: string }>
  /** Works once, and for the same person again. Throws invitation.unknown, installer.taken. */
  redeem(accountId: string, code: string): Promise<Account>
}

interface Parts {
  accounts: Accounts
  invitations: Invitations
  audit: Audit
  vault: Vault
  clock: Clock
}

const DAYS = 7
const CODE_LENGTH = 16

export function createInvitationDesk({ accounts, invitations, audit, vault, clock }: Parts): InvitationDesk {
  const idOf = (code: string): string => vault.index('invitation', code).slice(0, 22)
  const record = (actor: string, role: string, action: string, { id, ...payload }: Invitation) =>
    audit.record({ stream: 'accounts', actor, role, action, objectRef: `invitations/${id}`, payload })

  return {
    async invite(opsId, { role, installerId = null }, operation) {
      if (installerId !== null && (await accounts.hasInstaller(installerId)))
        throw new Problem('installer.taken')
      // the same act makes the same code: a reply that got lost is no second invitation
      const code = vault
        .index('invitation code', `${opsId}\0${operation}`)
        .replace(/[-_]/g, 'x')
        .slice(0, CODE_LENGTH)
      const expiresAt = new Date(clock.now().getTime() + DAYS * 86_400_000)
      const invitation = { id: idOf(code), role, installerRef: installerId, madeBy: opsId, expiresAt }
      await record(opsId, 'ops', 'invite', invitation)
      await invitations.add(invitation)
      return { ...((await invitations.find(invitation.id)) ?? invitation), code }
    },
    async redeem(accountId, code) {
      const taken = await invitations.take(idOf(code), accountId, clock.now())
      if (!taken) throw new Problem('invitation.unknown')
      await record(accountId, taken.role, 'join', taken)
      const { role, installerRef } = taken
      if (installerRef !== null && !(await accounts.setInstallerRef(accountId, installerRef)))
        throw new Problem('installer.taken')
      await accounts.addRole(accountId, role)
      const account = await accounts.find(accountId)
      if (!account) throw new Problem('auth.expired')
      return account
    },
  }
}
