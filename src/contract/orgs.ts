import * as v from 'valibot'
import { orgKinds, roles } from '../domain/roles'
import { read } from './access'
import { count, id, instant, nothing } from './shapes'

const building = v.object({
  id,
  name: v.string(),
  floors: count(200),
  perFloor: count(100),
  /** How many windows (households) the building has; numbered from 1, floor by floor from the ground. */
  windows: count(20_000),
})

const figure = v.object({
  code: v.picklist([
    'teams',
    'core_volunteers',
    'social_workers',
    'universities',
    'community_schools',
    'rider_teams',
    'rider_members',
    'residents_served',
    'station_sessions',
    'communities',
    'buildings',
    'households',
    'shops',
    'registered_households',
    'person_times',
    'points_awarded',
    'service_hours',
  ]),
  value: count(1_000_000_000),
})

export const orgs = {
  /** The communities of the district, for joining and filtering. */
  communities: read('anyone', 'district')
    .input(nothing)
    .output(
      v.array(
        v.object({ id, name: v.string(), streetName: v.string(), buildings: v.array(building) }),
      ),
    ),

  /** A community's page: what it is and its figures. Counted live, never typed in. */
  community: read('anyone', 'district')
    .input(v.object({ communityId: id }))
    .output(
      v.object({
        id,
        name: v.string(),
        streetName: v.string(),
        districtName: v.string(),
        about: v.string(),
        figures: v.array(figure),
      }),
    ),

  /** The district's figures, each counted from its records. */
  district: read('anyone', 'district')
    .input(nothing)
    .output(v.object({ name: v.string(), about: v.string(), figures: v.array(figure) })),

  /**
   * 万家灯火: a window per household, lit when the household served this month.
   * No names and no households are named: only window numbers per building.
   */
  lights: read('anyone', 'district')
    .input(v.object({ communityId: id }))
    .output(
      v.object({
        communityId: id,
        communityName: v.string(),
        /** First instant of the month counted, in UTC. */
        monthStart: instant,
        lit: count(1_000_000),
        total: count(1_000_000),
        buildings: v.array(v.object({ ...building.entries, lit: v.array(count(20_000)) })),
        /** The caller's own window; `shine` 0 (dark) to 3 grows with the household's own service this month. */
        own: v.nullable(
          v.object({ buildingId: id, window: count(20_000), shine: v.picklist([0, 1, 2, 3]) }),
        ),
      }),
    ),

  /** The orgs on which the caller holds a role, for the organizer's desk. */
  mine: read('resident', 'self')
    .input(nothing)
    .output(
      v.array(
        v.object({
          id,
          name: v.string(),
          kind: v.picklist(orgKinds),
          roles: v.array(v.picklist(roles)),
        }),
      ),
    ),
}
