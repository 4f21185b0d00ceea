import type { NoticeView } from '@onehall/shared/contract/notices'
import { portraitSrc } from '../../../../../api/notices.ts'
import { Portrait, PortraitPair } from '../../../../../ui/portrait/portrait.tsx'

/** Then, and now as a machine worked it out. */
export function Portraits({ notice: { id, sex, portraitThen, agedPortrait } }: { notice: NoticeView }) {
  return (
    <PortraitPair>
      <Portrait
        size="page"
        src={portraitSrc(id, 'then')}
        drawn={sex === '女' ? 'girl' : 'boy'}
        label="走失时的照片"
        caption={portraitThen.caption}
      />
      {agedPortrait && (
        <Portrait
          simulated
          size="page"
          src={portraitSrc(id, 'aged')}
          drawn="aged"
          label={`AI模拟：${agedPortrait.caption}的样子`}
          caption={agedPortrait.caption}
        />
      )}
    </PortraitPair>
  )
}
