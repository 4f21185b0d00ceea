import { useWide } from '../../../../platform/wide.ts'
import { Compact } from '../../compact.tsx'
import { Console } from '../../console.tsx'
import { Entry } from '../../parts/entry.tsx'

/** The tip desk: a console where there is room for it, else one column at a time. */
export default function TipDeskPage() {
  const wide = useWide()
  return <Entry>{wide ? <Console /> : <Compact />}</Entry>
}
