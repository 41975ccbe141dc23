import { and, eq } from 'drizzle-orm'
import * as v from 'valibot'
import { insertRows, isOneOf } from '../db/rows'
import { identity, inboxItem } from '../db/tables'
import type { Deps } from '../deps'
import { taskPayloads } from './tasks'

export interface NoticeTask {
  id: string
  payload: unknown
  auditId: string
}

const accountsOf = async (deps: Deps, districtId: string, personIds: readonly string[]) => {
  const rows = await deps.db
    .select({ personId: identity.personId, openid: identity.openid })
    .from(identity)
    .where(and(eq(identity.districtId, districtId), isOneOf(identity.personId, personIds)))
  return new Map(rows.map(({ personId, openid }) => [personId, openid]))
}

const read = ({ id, payload, auditId }: NoticeTask) => ({
  id,
  auditId,
  notice: v.parse(taskPayloads.notice, payload),
})

/** Writes notices into the inboxes, which are the truth. Written twice it is still one row. */
export const writeLetters = async (
  deps: Deps,
  districtId: string,
  tasks: readonly NoticeTask[],
  now: Date,
) => {
  await insertRows(
    deps.db,
    inboxItem,
    tasks.map(read).map(({ id, auditId, notice: { about, ...notice } }) => ({
      ...notice,
      districtId,
      id,
      aboutWhat: about?.what ?? null,
      aboutId: about?.id ?? null,
      at: now,
      auditId,
    })),
    { onConflictDoNothing: true },
  )
}

/**
 * Sends the WeChat messages that go out besides, where the person agreed to one. WeChat itself does not know a
 * message sent before, so each is sent once; those that did not go out are answered by their tasks' ids.
 */
export const sendMessages = async (
  deps: Deps,
  districtId: string,
  tasks: readonly NoticeTask[],
  now: Date,
): Promise<ReadonlyMap<string, unknown>> => {
  const told = tasks.map(read)
  const accounts = await accountsOf(
    deps,
    districtId,
    told.map(({ notice }) => notice.personId),
  )
  const unsent = await deps.wechat.send(
    told.flatMap(({ id, notice: { about: _, ...notice } }) => {
      const openid = accounts.get(notice.personId)
      return openid === undefined ? [] : [{ ...notice, id, districtId, openid, at: now }]
    }),
  )
  return new Map(unsent.map(({ id, error }) => [id, error]))
}
