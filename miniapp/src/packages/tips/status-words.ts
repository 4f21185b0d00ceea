import type { TipStatusView } from '@onehall/shared/contract/tips'
import type { Disposition, Reward, TipStatus } from '@onehall/shared/domain/tip-states'

interface Standing {
  title: string
  text: string
}

const OF_STATUS: Record<TipStatus, Standing> = {
  received: { title: '已收到，还没人看', text: '线索专员会看，看了这里就变' },
  screened: { title: '专员看过了', text: '正在对照胎记和经历' },
  verifying: { title: '正在核实', text: '专员有要问的，写在下面' },
  handed_over: { title: '已经交给警方', text: '交的是专员写的话，不带您的联系方式' },
  disposition: { title: '警方有回音了', text: '' },
  closed: { title: '这条已经办结', text: '谢谢您说出来' },
}

const OF_OUTCOME: Record<Disposition, Standing> = {
  in_progress: { title: '警方在查', text: '有结果会写在这里' },
  no_match: { title: '核过了，不是这个孩子', text: '谢谢您说出来，这也帮他们少找一处' },
  found: { title: '人找到了', text: '谢谢您。后面的事由警方和家人办' },
  claimed: { title: '人找到了，已经回家', text: '谢谢您' },
}

/** How a tip stands, in words for who sent it. What came of it goes before how far it is. */
export const standingOf = ({ status, disposition }: TipStatusView): Standing =>
  disposition ? OF_OUTCOME[disposition] : OF_STATUS[status]

export const REWARD_WORDS: Record<Reward, string | null> = {
  none: null,
  offered: '有一笔酬谢给您，不用留名。要不要、怎么领，在下面回一句',
  paid: '酬谢已经付了',
  waived: '您说不用酬谢，记下了',
}
