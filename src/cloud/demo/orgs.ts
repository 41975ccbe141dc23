import type { OrgKind } from '../../domain/roles'
import { day, later } from '../../domain/time'
import type { Author } from './plan'

export interface Org {
  id: string
  name: string
  path: string
  kind: OrgKind
  parent: Org | null
}

/** Adds a node to the district's tree. */
export const found = (
  author: Author,
  kind: OrgKind,
  name: string,
  parent: Org | null,
  more: { about?: string; isRiderTeam?: boolean } = {},
): Org => {
  const id = author.id(later(author.now, -500 * day))
  const path = `${parent?.path ?? '/'}${id}/`
  author.plan.org.push({
    ...author.under('orgs'),
    id,
    parentId: parent?.id ?? null,
    kind,
    name,
    path,
    ...more,
  })
  return { id, name, path, kind, parent }
}

export interface House {
  id: string
  windows: number
}

/** A building with its windows, numbered from the ground up. */
export const build = (
  author: Author,
  community: Org,
  plan: { ordinal: number; name: string; floors: number; perFloor: number; windows: number },
): House => {
  const id = author.id(later(author.now, -500 * day))
  author.plan.building.push({ ...author.under('orgs'), id, communityId: community.id, ...plan })
  return { id, windows: plan.windows }
}

/** The buildings' windows in an order that chance decides. */
export const windowsOf = (author: Author, houses: readonly House[]) =>
  author.random.shuffled(
    houses.flatMap((house) =>
      Array.from({ length: house.windows }, (_, index) => ({
        buildingId: house.id,
        number: index + 1,
      })),
    ),
  )
