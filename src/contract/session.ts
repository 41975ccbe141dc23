import * as v from 'valibot'
import { roles } from '../domain/roles'
import { allSkills } from '../domain/skills'
import { read } from './access'
import { count, districtId, id, nothing } from './shapes'

const me = v.object({
  personId: id,
  familyId: id,
  nickname: v.string(),
  kind: v.picklist(['adult', 'minor']),
  isHead: v.boolean(),
  communityId: id,
  communityName: v.string(),
  /** The rights the person holds, each with the org it was granted on. */
  grants: v.array(v.object({ role: v.picklist(roles), orgId: id, orgName: v.string() })),
  unread: count(1_000_000),
  /** What staff vouched for. */
  skills: v.array(v.picklist(allSkills)),
})

/** Who the caller is. A visitor gets `me: null` and may still look around. */
export const session = {
  who: read('anyone', 'district')
    .input(nothing)
    .output(
      v.object({
        districtId,
        districtName: v.string(),
        /** True when WeChat or the demo knows the account, so that joining is possible. */
        identified: v.boolean(),
        me: v.nullable(me),
        /** True while this cloud runs the demonstration data. */
        demo: v.boolean(),
      }),
    ),
}
