import { useState } from 'react'
import { partsOfCode } from '../../../domain/codes'
import { slotWords } from '../../../words/screens/slot'
import { namesText } from '../../../words/format'
import { useStores } from '../../stores/root'
import type { Saying } from '../../wired/use-said'
import { useOrganizerStores } from '../stores/root'
import type { Proof, Told } from '../stores/scan-queue'
import type { BoardPerson } from '../stores/slot'
import { sayChecked } from './say-checked'

type Person = Pick<BoardPerson, 'personId' | 'nickname'>

/** A proof that stands for several people: who of them came is asked. */
export interface Asking {
  proof: Proof
  at: string
  people: readonly Person[]
}

/** Digits that nobody can compare without network. */
export interface Blind {
  proof: Proof
  at: string
}

export interface Checking {
  asking: Asking | null
  blind: Blind | null
  /** The whole code, as the camera read it. */
  code: (code: string) => Promise<void>
  /** True when the digits were taken, so that the next ones can be typed. */
  digits: (digits: string) => Promise<boolean>
  people: (people: readonly Person[]) => Promise<void>
  answer: (people: readonly Person[]) => Promise<void>
  /** The digits are written down for whoever they stand for, with the whole family. */
  keepBlind: () => Promise<void>
  stop: () => void
}

/** From a scan, six digits or a name to a record: written down on the phone first, uploaded when it can be. */
export function useChecking(slotId: string, said: Saying): Checking {
  const { clock, platform } = useStores()
  const { slot, scans } = useOrganizerStores()
  const [asking, ask] = useState<Asking | null>(null)
  const [blind, setBlind] = useState<Blind | null>(null)

  const tell = (told: Told, people: readonly Person[]) => {
    if (told.is === 'refused') said.complain(told.failure)
    else if (told.is === 'done') said.tell(sayChecked(told.checked))
    else if (people.length === 0) said.tell(slotWords.keptBlind)
    else said.tell(slotWords.kept(namesText(people.map(({ nickname }) => nickname))))
  }
  const record = async (proof: Proof, at: string, people: readonly Person[]) => {
    ask(null)
    setBlind(null)
    platform.vibrate()
    const personIds = people.map(({ personId }) => personId)
    const names = people.map(({ nickname }) => nickname)
    const told = await scans.add({ slotId, act: slot.act, at, proof, personIds, names })
    tell(told, people)
    if (told.is !== 'kept') void slot.load(slotId)
  }
  const decide = async (asked: Asking) => {
    if (asked.people.length > 1) ask(asked)
    else await record(asked.proof, asked.at, asked.people)
  }
  const now = () => clock.now().toISOString()

  return {
    asking,
    blind,
    code: async (code) => {
      const parts = partsOfCode(code)
      if (parts === null || parts.kind === 'site') {
        said.complain({ kind: 'refused', reason: 'code_invalid' })
        return
      }
      await decide({ proof: { by: 'code', code }, at: now(), people: slot.holders(parts) })
    },
    digits: async (digits) => {
      const proof = { by: 'digits' as const, digits }
      const typedAt = now()
      const found = await slot.whose.run({ slotId, proof })
      if (found !== null) {
        // By the answer the phone has just learned what time it is in the cloud.
        const at = now()
        const ids = found.people.map(({ personId }) => personId)
        await decide({ proof, at, people: slot.markable(ids) })
        return true
      }
      const why = slot.whose.failure?.kind
      if (why !== 'offline' && why !== 'unavailable') return false
      slot.whose.forgive()
      setBlind({ proof, at: typedAt })
      return true
    },
    people: (people) => record({ by: 'roll_call' }, now(), people),
    answer: (people) =>
      asking === null ? Promise.resolve() : record(asking.proof, asking.at, people),
    keepBlind: () => (blind === null ? Promise.resolve() : record(blind.proof, blind.at, [])),
    stop: () => {
      ask(null)
      setBlind(null)
    },
  }
}
