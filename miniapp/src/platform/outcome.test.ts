import { expect, test } from 'vitest'
import { outcomeOf } from './outcome.ts'

const sentences = { refused: '没有相机权限', failed: '没扫出来' }

test.each([
  [{ errMsg: 'scanCode:fail cancel' }, 'cancelled', ''],
  [{ errMsg: 'chooseMedia:fail auth deny', errno: 103 }, 'refused', '没有相机权限'],
  [{ errMsg: 'chooseMedia:fail', errno: 104 }, 'refused', '您没同意隐私说明，这一步先用不了，别的照常'],
  [
    { errMsg: 'chooseMedia:fail privacy permission is not authorized' },
    'refused',
    '您没同意隐私说明，这一步先用不了，别的照常',
  ],
  [{ errMsg: 'User denied Geolocation' }, 'refused', '没有相机权限'],
  [{ errMsg: 'scanCode:fail' }, 'failed', '没扫出来'],
  [new TypeError('odd'), 'failed', '没扫出来'],
  [null, 'failed', '没扫出来'],
])('%j is %s', (error, why, sentence) => {
  expect(outcomeOf(error, sentences)).toEqual({ ok: false, why, sentence })
})
