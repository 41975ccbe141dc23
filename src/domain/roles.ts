/** Rights that are granted on one org and hold for the orgs below it. Everyone is a resident besides. */
export const roles = [
  'organizer',
  'lead_worker',
  'shopkeeper',
  'reviewer',
  'auditor',
  'admin',
] as const

export type Role = (typeof roles)[number]

export const orgKinds = [
  'district',
  'street',
  'community',
  'station',
  'team',
  'social_org',
  'school',
  'university',
  'merchant',
] as const

export type OrgKind = (typeof orgKinds)[number]

export interface Grant {
  role: Role
  orgId: string
  /** The org's path from the district down, `/<id>/<id>/`, its own id last. */
  orgPath: string
}

/** Whether one of the grants gives one of the roles over the org with this path. */
export const holdsOver = (grants: readonly Grant[], wanted: readonly Role[], orgPath: string) =>
  grants.some((grant) => wanted.includes(grant.role) && orgPath.startsWith(grant.orgPath))
