const hours = 60 * 60

/**
 * How long a session lasts, in seconds. One's own device: 30 days, ended by 14 days without a visit. A shared one: until the
 * browser closes, 12 hours at most, ended by 2 hours without a visit.
 */
export const lifetimes = {
  own: { absolute: 30 * 24 * hours, idle: 14 * 24 * hours },
  shared: { absolute: 12 * hours, idle: 2 * hours },
} as const

/** For how long a passkey counts after it was proved, in seconds: a working day. */
export const proofLasts = 12 * hours

/** For how long somebody who runs the place lets somebody in without one, in seconds; and how long a new one waits. */
export const aDay = 24 * hours
