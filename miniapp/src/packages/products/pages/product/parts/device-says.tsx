import type { RegistrationDetail } from '@onehall/shared/contract/products'
import { open } from '../../../../../platform/navigation.ts'
import { useAllowed } from '../../../../../state/use-allowed.ts'
import { Card } from '../../../../../ui/card/card.tsx'
import { Row } from '../../../../../ui/row/row.tsx'
import { Section } from '../../../../../ui/section/section.tsx'
import { dueWords, faultWords, reportedWords, usageWords } from '../device-words.ts'
import { NotAllowed } from './not-allowed.tsx'

const TITLE = '设备自己说的'

/** What the machine told of itself, only with her yes; the way out of it stands beside it. */
export function DeviceSays({ card }: { card: RegistrationDetail }) {
  const { allowed, refusal, ask } = useAllowed('device_telemetry')
  if (allowed === null) return null
  if (!allowed) {
    return (
      <>
        <Section title={TITLE} />
        {refusal && <NotAllowed refusal={refusal} ask={ask} />}
      </>
    )
  }
  const { usage = null, fault = null, care = [] } = card.device ?? {}
  const now = new Date()
  return (
    <>
      <Section title={TITLE} link="关闭上传" onLink={ask} />
      <Card list>
        {fault && (
          <Row
            icon="alert"
            title={faultWords(fault)}
            sub={`${reportedWords(fault.at, now)}，${fault.requestId ? '看办到哪了' : '看说明书怎么弄'}`}
            onPress={() => openFault(card, fault)}
          />
        )}
        {care.map((one) => (
          <Row key={one.name} icon="bell" title={one.name} sub={dueWords(one)} />
        ))}
        {usage && <Row icon="clock" title={usageWords(usage.hours)} sub={reportedWords(usage.at, now)} />}
        {!usage && !fault && <Row icon="info" title="还没说什么" sub="连着网就会自己报，出了故障也是" />}
      </Card>
    </>
  )
}

type Fault = NonNullable<NonNullable<RegistrationDetail['device']>['fault']>

function openFault({ id: registrationId, product: { gtin } }: RegistrationDetail, fault: Fault): void {
  if (fault.requestId) open('request', { id: fault.requestId })
  else open('manual', { gtin, code: fault.code, registrationId })
}
