import { useParams } from '../../../../platform/navigation.ts'
import { useWide } from '../../../../platform/wide.ts'
import { Compact } from '../../compact/compact.tsx'
import { Console } from '../../console/console.tsx'
import { Gate } from '../../parts/gate.tsx'

/** The agents' desk: a console where there is room for it, else one column at a time. */
export default function DeskPage() {
  const { id } = useParams<'desk'>()
  const wide = useWide()
  return (
    <Gate title="客服工作台" roles={['agent']}>
      {wide ? <Console first={id ?? null} /> : <Compact />}
    </Gate>
  )
}
