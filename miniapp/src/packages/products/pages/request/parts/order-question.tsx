import { useNoticeChoice } from '../../../../../state/use-notice-choice.ts'
import { NoticeConsent, NoticeQuestion } from '../../../../../ui/notice-question/notice-question.tsx'
import type { Question } from '../use-question.ts'

/** Before what was ordered is shipped: may its box carry a notice? Under what she came for, and once. */
export function OrderQuestion({ question: { ask, reload } }: { question: Question }) {
  const choice = useNoticeChoice(reload)
  return (
    <>
      {ask && <NoticeQuestion choice={choice} />}
      <NoticeConsent choice={choice} />
    </>
  )
}
