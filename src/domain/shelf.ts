import { ok, refuse, type Result } from './result'

export const sponsorKinds = ['org', 'person'] as const
export type SponsorKind = (typeof sponsorKinds)[number]

/** ★ The most pieces that come in at once. */
export const mostReceived = 9999

export type CountRefusal = 'below_reserved' | 'reason_missing'

/**
 * A stock-take. Everything that lies on the shelf is counted, also what waits there for its household. The
 * difference changes what can still be reserved; it has a reason, and never takes what waits.
 */
export const decideCount = (ask: {
  counted: number
  stock: number
  reserved: number
  reason: string
}): Result<{ difference: number }, CountRefusal> => {
  const difference = ask.counted - ask.stock - ask.reserved
  if (ask.counted < ask.reserved) return refuse('below_reserved', String(ask.reserved))
  if (difference !== 0 && ask.reason.trim() === '') return refuse('reason_missing')
  return ok({ difference })
}

/** Pieces that came in together, from one sponsor or (null) bought by the community. */
export interface Receipt {
  sponsorId: string | null
  quantity: number
}

export interface Fate extends Receipt {
  handedOut: number
  waiting: number
  /** Found missing when counted. */
  lost: number
  left: number
}

/**
 * What became of the pieces of each receipt. Pieces are alike, so they are taken to leave in the order in
 * which they came in: first what was handed out, then what is missing, then what waits; the rest lies there.
 * What a count found more than there should be belongs to nobody and leaves last.
 */
export const fatesOf = (
  receipts: readonly Receipt[],
  gone: { handedOut: number; waiting: number; lost: number },
): Fate[] => {
  const left = { ...gone }
  const take = (kind: keyof typeof left, room: number) => {
    const part = Math.min(room, left[kind])
    left[kind] -= part
    return part
  }
  return receipts.map((receipt) => {
    const handedOut = take('handedOut', receipt.quantity)
    const lost = take('lost', receipt.quantity - handedOut)
    const waiting = take('waiting', receipt.quantity - handedOut - lost)
    return {
      ...receipt,
      handedOut,
      waiting,
      lost,
      left: receipt.quantity - handedOut - lost - waiting,
    }
  })
}
