/**
 * One spelling for one mailbox: trimmed and lower-case. Nothing cleverer (dots, plus signs): whose mailbox that is, only its
 * server knows.
 */
export const normaliseEmail = (email: string): string => email.trim().toLowerCase()
