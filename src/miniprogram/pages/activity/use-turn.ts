import { useEffect, useRef } from 'react'
import { nextTurn } from '../../stores/step'
import type { SlotView } from '../../stores/activity'

/** Calls once each time the slot's window turns while it is looked at: it opens, or opens for everyone, or closes. */
export function useTurn(slot: SlotView | null, now: Date, onTurn: () => void): void {
  const turn = slot && nextTurn(slot, now)
  const slotId = slot?.id
  const last = useRef({ slotId, turn })
  const act = useRef(onTurn)
  useEffect(() => {
    act.current = onTurn
  }, [onTurn])
  useEffect(() => {
    const before = last.current
    last.current = { slotId, turn }
    const isSameSlot = before.slotId === slotId && before.turn !== null
    if (isSameSlot && before.turn !== turn) act.current()
  }, [slotId, turn])
}
