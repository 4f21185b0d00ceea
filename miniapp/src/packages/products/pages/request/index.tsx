import { useState } from 'react'
import { useParams } from '../../../../platform/navigation.ts'
import { useTitle } from '../../../../platform/title.ts'
import { titleOf } from '../../../../state/standing.ts'
import { Loaded } from '../../../../ui/loaded/loaded.tsx'
import { Screen } from '../../../../ui/screen/screen.tsx'
import { Skeleton } from '../../../../ui/skeleton/skeleton.tsx'
import { SignInFirst } from '../../booking/parts/sign-in-first.tsx'
import { CancelSheet } from './parts/cancel-sheet.tsx'
import { OtherTimeSheet } from './parts/other-time-sheet.tsx'
import { ReopenSheet } from './parts/reopen-sheet.tsx'
import { TalkBar } from './parts/talk-bar.tsx'
import { RequestBody } from './request-body.tsx'
import { plainTitle } from './standing.ts'
import { useRequestPage } from './use-request-page.ts'

export default function RequestPage() {
  const { id = '' } = useParams<'request'>()
  const page = useRequestPage(id)
  const [sheet, setSheet] = useState<'cancel' | 'reopen' | null>(null)
  const close = (): void => setSheet(null)
  const { request, acts, home, talk, moving } = page
  const { data } = request
  const title = data && (plainTitle(data) ?? titleOf(data))
  useTitle(title ?? null)
  if (page.signedOut) {
    return (
      <Screen title="办理进度">
        <SignInFirst />
      </Screen>
    )
  }
  const canTalk = data?.abilities.includes('message') ?? false
  return (
    <Screen
      title={title ?? '办理进度'}
      bar={canTalk && <TalkBar placeholder={page.placeholder} talk={talk} onSend={page.send} />}
    >
      <Loaded of={request} skeleton={<Skeleton rows={3} />} offline="有网了就能看到最新的">
        {(shown) => (
          <RequestBody
            request={shown}
            acts={acts}
            home={home}
            talk={talk}
            moving={moving.words}
            onMove={moving.begin}
            onCancel={() => setSheet('cancel')}
            onReopen={() => setSheet('reopen')}
          />
        )}
      </Loaded>
      <CancelSheet open={sheet === 'cancel'} acts={acts} onClose={close} />
      <ReopenSheet open={sheet === 'reopen'} acts={acts} onClose={close} />
      <OtherTimeSheet
        visit={moving.visit}
        kind={data?.kind === 'install' ? 'install' : 'repair'}
        registrationId={data?.subject?.registrationId}
        busy={acts.doing === 'reschedule'}
        problem={acts.problem}
        onSlot={moving.toSlot}
        onWords={(text) => moving.inWords(text)}
        onClose={moving.end}
      />
    </Screen>
  )
}
