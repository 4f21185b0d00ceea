/** Who people are to OneHall: roles, tiers, and how their data is shown. */

export const ROLES = ['consumer', 'installer', 'agent', 'ops', 'tip-officer', 'auditor'] as const
export type Role = (typeof ROLES)[number]

export const TIERS = ['normal', 'silver', 'gold'] as const
export type Tier = (typeof TIERS)[number]

/** A mainland mobile number: 11 digits, 1 and then 3 to 9. */
export const isMobile = (text: string): boolean => /^1[3-9]\d{9}$/.test(text)

/** 13812345678 as it is shown: 138****5678. */
export const maskPhone = (phone: string): string => `${phone.slice(0, 3)}****${phone.slice(-4)}`
