/** The time, as something that can be handed in: tests move it, nobody else does. */
export interface Clock {
  now(): Date
}

export const systemClock: Clock = { now: () => new Date() }
