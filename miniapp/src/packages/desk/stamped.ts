/** What was fetched, and when, by this device's clock: spans count on from there. */
export type Stamped<T> = T & { at: number }

export const stamped = <T extends object>(value: T): Stamped<T> => ({ ...value, at: Date.now() })
