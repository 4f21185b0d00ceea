import type { DeskRequestView } from '@onehall/shared/contract/desk'
import { isFocusIn, useKeys } from '../../platform/keys.ts'
import type { Bench, BenchMode } from './use-bench.ts'
import type { Case } from './use-case.ts'

type Ability = DeskRequestView['abilities'][number]

/** The keys of one request. Each does only what the request's abilities allow now. */
export function useCaseKeys(one: Case, bench: Bench): void {
  const abilities = one.request.data?.abilities ?? []
  const when = (ability: Ability, act: () => void) => (): unknown =>
    abilities.includes(ability) ? act() : false
  const opening = (mode: BenchMode) => when(mode, () => bench.open(mode))
  useKeys({
    c: when('claim', () => void one.act({ act: 'claim', body: undefined })),
    u: when('release', () => void one.act({ act: 'release', body: undefined })),
    r: opening('reply'),
    n: opening('note'),
    d: opening('route'),
    t: opening('transfer'),
    m: opening('merge'),
    e: opening('resolve'),
    Escape: () => (bench.mode !== 'reply' || isFocusIn('.bench') ? bench.close() : false),
    'Ctrl+Enter': () => SENT_BY_KEY[bench.mode]?.(bench) ?? false,
  })
}

/** What is only words goes by a key; what needs a choice by its button. */
const SENT_BY_KEY: Partial<Record<BenchMode, (bench: Bench) => true>> = {
  reply: (bench) => (bench.sendReply(), true),
  note: (bench) => (bench.sendNote(), true),
  resolve: (bench) => (bench.resolve(), true),
}
