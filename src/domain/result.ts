/** What a decision comes to: a value, or the reason why not. Throwing means a bug. */
export type Result<T, R> = { ok: true; value: T } | { ok: false; reason: R; detail?: string }

export const ok = <T>(value: T): Result<T, never> => ({ ok: true, value })

/** `detail` completes the sentence for a person: another activity's title, a number, a time. */
export const refuse = <const R extends string>(
  reason: R,
  detail?: string,
): { ok: false; reason: R; detail?: string } =>
  detail === undefined ? { ok: false, reason } : { ok: false, reason, detail }
