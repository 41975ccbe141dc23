import { sql } from 'drizzle-orm'
import type { Check } from './rule'

/** What came in, corrected by what was counted, less what was handed out, lies on the shelf or waits there. */
const shelfIsReceived: Check = {
  rule: 7,
  finds: () => sql`
    select i.district_id, i.id::text as subject,
      format('received %s, corrected by %s, handed out %s; %s on the shelf and %s waiting',
        coalesce(m.received, 0), coalesce(m.corrected, 0), coalesce(r.handed, 0), i.stock,
        coalesce(r.waiting, 0)) as what
    from shop_item i
    left join (
      select district_id, item_id,
        sum(quantity) filter (where kind = 'received') as received,
        sum(quantity) filter (where kind = 'counted') as corrected
      from stock_move group by district_id, item_id
    ) m on m.district_id = i.district_id and m.item_id = i.id
    left join (
      select district_id, item_id, count(*) filter (where status = 'reserved') as waiting,
        count(*) filter (where status = 'picked_up') as handed
      from redemption group by district_id, item_id
    ) r on r.district_id = i.district_id and r.item_id = i.id
    where coalesce(m.received, 0) + coalesce(m.corrected, 0) - coalesce(r.handed, 0)
      <> i.stock + coalesce(r.waiting, 0)`,
}

/** Something comes in as whole pieces; a difference has its reason; a sponsor gave only to its own shop. */
const moveIsExplained: Check = {
  rule: 7,
  finds: () => sql`
    select m.district_id, m.id::text as subject,
      format('%s of %s without sense: note %L, sponsor %s', m.kind, m.quantity, m.note,
        coalesce(s.name, 'none')) as what
    from stock_move m
    join shop_item i on i.district_id = m.district_id and i.id = m.item_id
    left join sponsor s on s.district_id = m.district_id and s.id = m.sponsor_id
    where (m.kind = 'received' and m.quantity < 1)
       or (m.kind = 'counted' and m.quantity <> 0 and trim(m.note) = '')
       or (m.sponsor_id is not null and (m.kind <> 'received' or s.id is null or s.org_id <> i.org_id))`,
}

export const shelfChecks: readonly Check[] = [shelfIsReceived, moveIsExplained]
