import { Loaded } from '../../../../ui/loaded/loaded.tsx'
import { Screen } from '../../../../ui/screen/screen.tsx'
import { Skeleton } from '../../../../ui/skeleton/skeleton.tsx'
import { Chapter } from './parts/chapter.tsx'
import { Contents } from './parts/contents.tsx'
import { FaultBar } from './parts/fault-bar.tsx'
import { Fault } from './parts/fault.tsx'
import { Kept } from './parts/kept.tsx'
import { findCode } from './search.ts'
import { useManual } from './use-manual.ts'

export default function ManualPage() {
  const { manual, kept, part, registrationId } = useManual()
  const fault = part.is === 'fault' && manual.data ? findCode(manual.data.faultCodes, part.code) : undefined
  const bar = fault && manual.data && (
    <FaultBar fault={fault} gtin={manual.data.gtin} registrationId={registrationId} />
  )
  return (
    <Screen title="说明书" bar={bar}>
      <Loaded
        of={manual}
        skeleton={<Skeleton rows={5} />}
        offline="这本还没看过。有网时打开一次，以后没网也能看"
      >
        {(book) => (
          <>
            {part.is === 'contents' && <Contents manual={book} registrationId={registrationId} />}
            {part.is === 'chapter' && (
              <Chapter manual={book} id={part.id} found={part.step} registrationId={registrationId} />
            )}
            {part.is === 'fault' && <Fault manual={book} code={part.code} registrationId={registrationId} />}
            {kept && <Kept />}
          </>
        )}
      </Loaded>
    </Screen>
  )
}
