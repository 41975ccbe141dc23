import { and, count, desc, eq, isNull, sql } from 'drizzle-orm'
import { ok } from '../../domain/result'
import { inboxItem } from '../db/tables'
import type { ResidentCall } from '../edge/call'
import { command, type Work } from '../edge/command'
import { os } from '../edge/os'
import { onSelf, onSelfRefusing } from '../edge/scopes'
import { pageOf, pageSize, readCursor } from '../paging'

const list = async (
  { deps, districtId, caller }: ResidentCall,
  input: { cursor?: string | undefined },
) => {
  const own = and(eq(inboxItem.districtId, districtId), eq(inboxItem.personId, caller.personId))
  const after = readCursor(input.cursor)
  const rows = await deps.db
    .select()
    .from(inboxItem)
    .where(
      and(
        own,
        after &&
          sql`(${inboxItem.at}, ${inboxItem.id}) < (${after.at}::timestamptz, ${after.id}::uuid)`,
      ),
    )
    .orderBy(desc(inboxItem.at), desc(inboxItem.id))
    .limit(pageSize + 1)
  const [unread] = await deps.db
    .select({ unread: count() })
    .from(inboxItem)
    .where(and(own, isNull(inboxItem.readAt)))
  const { items, next } = pageOf(rows, (row) => row)
  return {
    unread: unread?.unread ?? 0,
    next,
    items: items.map(({ id, kind, title, body, aboutWhat, aboutId, at, readAt }) => ({
      id,
      kind,
      title,
      body,
      about: aboutWhat !== null && aboutId !== null ? { what: aboutWhat, id: aboutId } : null,
      at: at.toISOString(),
      read: readAt !== null,
    })),
  }
}

const readAll = command('inbox.readAll', async (work: Work, { caller }: ResidentCall) => {
  const { tx, districtId, now, auditId } = work
  const rows = await tx
    .update(inboxItem)
    .set({ readAt: now, auditId })
    .where(
      and(
        eq(inboxItem.districtId, districtId),
        eq(inboxItem.personId, caller.personId),
        isNull(inboxItem.readAt),
      ),
    )
    .returning({ id: inboxItem.id })
  work.record({ subject: caller.personId, after: { read: rows.length } })
  return ok({ read: rows.length })
})

export const inbox = {
  list: os.inbox.list.handler(onSelf(list)),
  readAll: os.inbox.readAll.handler(onSelfRefusing(readAll)),
}
