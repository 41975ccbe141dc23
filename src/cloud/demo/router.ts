import { desc, and, eq } from 'drizzle-orm'
import { personas, type Persona } from '../../domain/demo'
import { minute } from '../../domain/time'
import { readNow } from '../db/connect'
import { person, sentMessage } from '../db/tables'
import type { Call } from '../edge/call'
import { os } from '../edge/os'
import { inDistrict } from '../edge/scopes'
import { newId } from '../ids'
import { signSession } from '../session/tokens'
import { tick } from '../tick'
import { personaNickname, personaOpenid } from './personas'

const listPeople = () =>
  Promise.resolve(personas.map((persona) => ({ persona, nickname: personaNickname(persona) })))

/** A newcomer is a new account each time, so that joining can be tried again and again. */
const accountOf = (persona: Persona) =>
  persona === 'newcomer' ? `${personaOpenid(persona)}-${newId()}` : personaOpenid(persona)

const signIn = async ({ deps }: Call, { persona }: { persona: Persona }) => {
  const now = await readNow(deps.db, 0)
  return { token: signSession(deps.secret, accountOf(persona), now) }
}

/** The clock moves and what has fallen due meanwhile happens at once, as the timer would have done it. */
const shiftClock = async ({ deps }: Call, { minutes }: { minutes: number }) => {
  deps.offset.milliseconds += minutes * minute
  await tick(deps)
  return { now: (await readNow(deps.db, deps.offset.milliseconds)).toISOString() }
}

const listSent = async ({ deps, districtId }: Call) => {
  const rows = await deps.db
    .select({
      id: sentMessage.id,
      nickname: person.nickname,
      template: sentMessage.template,
      text: sentMessage.text,
      at: sentMessage.at,
    })
    .from(sentMessage)
    .innerJoin(
      person,
      and(eq(person.districtId, sentMessage.districtId), eq(person.id, sentMessage.personId)),
    )
    .where(eq(sentMessage.districtId, districtId))
    .orderBy(desc(sentMessage.at), desc(sentMessage.id))
    .limit(50)
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }))
}

export const demo = {
  people: os.demo.people.handler(inDistrict(listPeople)),
  signIn: os.demo.signIn.handler(inDistrict(signIn)),
  shiftClock: os.demo.shiftClock.handler(inDistrict(shiftClock)),
  sent: os.demo.sent.handler(inDistrict(listSent)),
}
