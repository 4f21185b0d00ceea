/**
 * What a child's month of birth decides. Only the month is known: what needs the day is said for the latest day it
 * can be, so that nobody is told too early that a child is old enough.
 */

/** The law's child: consent is a guardian's (PIPL art. 31). */
export const CHILD_UNDER_YEARS = 14
export const NICKNAME_MAX = 12

/** What a registration may be bound to a child for, by the catalogue's category. */
export type ChildUse = 'watch' | 'formula'
const USES: Record<string, ChildUse> = { 儿童智能手表: 'watch', 婴幼儿配方奶粉: 'formula' }
export const childUseOf = (category: string): ChildUse | null => USES[category] ?? null

/** Months between two months: from 2025-04 to 2026-11-22 are 19, whatever the day. */
export function monthsBetween(bornMonth: string, today: string): number {
  const [y1 = 0, m1 = 0] = bornMonth.split('-').map(Number)
  const [y2 = 0, m2 = 0] = today.split('-').map(Number)
  return (y2 - y1) * 12 + (m2 - m1)
}

/** Born, and under fourteen for sure. */
export function isChild(bornMonth: string, today: string): boolean {
  const months = monthsBetween(bornMonth, today)
  return months >= 0 && months < CHILD_UNDER_YEARS * 12
}

/** 19 个月; from three on in years: 6 岁. */
export function ageWords(bornMonth: string, today: string): string {
  const months = monthsBetween(bornMonth, today)
  return months < 36 ? `${months} 个月` : `${Math.floor(months / 12)} 岁`
}

/** early: too young · this_month: old enough within this month · fits · over: has outgrown it */
export type StageFit = 'early' | 'this_month' | 'fits' | 'over'

/** Whether formula of a stage ("12～36 月龄", the catalogue's own words) is for a child now; null where it names no ages. */
export function stageFit(range: string, bornMonth: string, today: string): StageFit | null {
  const [from, to] = (range.match(/\d+/g) ?? []).map(Number)
  if (from === undefined || to === undefined) return null
  const months = monthsBetween(bornMonth, today)
  if (months < from) return 'early'
  if (months === from && from > 0) return 'this_month'
  return months > to ? 'over' : 'fits'
}
