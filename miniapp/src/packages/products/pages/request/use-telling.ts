import type { RequestView } from '@onehall/shared/contract/requests'
import { listTemplates, saveSubscriptions } from '../../../../api/subscriptions.ts'
import { keep } from '../../../../platform/storage.ts'
import { askToSubscribe, canSubscribe } from '../../../../platform/subscribe.ts'
import { say } from '../../../../state/toast.ts'
import { useResource } from '../../../../state/use-resource.ts'
import { useWrite } from '../../../../state/use-write.ts'
import { templatesFor, toAskFor } from './telling.ts'
import type { Question } from './use-question.ts'

/** When the person last said no to all that was asked. */
const keptNo = keep<true>('mine.telling.no', 1)

/** Asks, in a tap, whether WeChat may tell of what comes next; null where there is nothing to ask for. */
export function useTelling(request: RequestView, { byMessage }: Question): (() => void) | null {
  const templates = useResource(canSubscribe ? 'templates' : null, listTemplates)
  const saving = useWrite(saveSubscriptions)
  const no = keptNo.read()
  const fitting = templatesFor(templates.data?.items ?? [], byMessage)
  const wanted = toAskFor(request, fitting, no && { at: no.at, now: Date.now() })

  async function ask(): Promise<void> {
    const choices = await askToSubscribe(wanted)
    const accepted = choices.some(({ choice }) => choice === 'accept')
    if (!accepted) keptNo.write(true)
    const saved = choices.length > 0 && (await saving.run({ choices })) !== null
    if (accepted)
      say(saved ? { icon: 'bell', text: '有进展就告诉您' } : { icon: 'info', text: '没记上，再点一次' })
    await templates.reload()
  }
  return wanted.length > 0 ? () => void ask() : null
}
