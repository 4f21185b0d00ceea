import { describe, expect, test } from 'vitest'
import { ageWords, childUseOf, isChild, stageFit } from './children.ts'

const TODAY = '2026-11-22'

test('only a watch and formula have to do with a child', () => {
  expect([childUseOf('儿童智能手表'), childUseOf('婴幼儿配方奶粉'), childUseOf('冰箱')]).toEqual([
    'watch',
    'formula',
    null,
  ])
})

test.each([
  ['2026-11', true],
  ['2026-12', false],
  ['2012-12', true],
  // may have turned fourteen on the 1st
  ['2012-11', false],
])('born in %s: under fourteen for sure is %s', (born, child) => {
  expect(isChild(born, TODAY)).toBe(child)
})

test.each([
  ['2026-11', '0 个月'],
  ['2025-04', '19 个月'],
  ['2023-11', '3 岁'],
  ['2020-01', '6 岁'],
])('born in %s is said as %s', (born, words) => {
  expect(ageWords(born, TODAY)).toBe(words)
})

describe('formula of 12～36 月龄', () => {
  test.each([
    ['2025-12', 'early'],
    // the twelfth month is over on some day of this one
    ['2025-11', 'this_month'],
    ['2025-10', 'fits'],
    ['2023-11', 'fits'],
    ['2023-10', 'over'],
  ])('for who was born in %s: %s', (born, fit) => {
    expect(stageFit('12～36 月龄', born, TODAY)).toBe(fit)
  })

  test('says nothing where the catalogue names no ages', () => {
    expect(stageFit('见罐身', '2025-10', TODAY)).toBeNull()
  })
})
