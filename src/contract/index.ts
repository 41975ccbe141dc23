import { activities } from './activities'
import { attendance } from './attendance'
import { certificates } from './certificates'
import { budgets } from './budgets'
import { demo } from './demo'
import { families } from './families'
import { feedback } from './feedback'
import { files } from './files'
import { hours } from './hours'
import { grants } from './grants'
import { households } from './households'
import { inbox } from './inbox'
import { orgs } from './orgs'
import { points } from './points'
import { myRecord } from './my-record'
import { rules } from './rules'
import { series } from './series'
import { session } from './session'
import { shelf } from './shelf'
import { shop } from './shop'
import { signups } from './signups'

/** All that phone and cloud agree on, one file per feature. */
export const contract = {
  session,
  orgs,
  families,
  households,
  points,
  rules,
  budgets,
  activities,
  series,
  signups,
  attendance,
  hours,
  feedback,
  myRecord,
  certificates,
  shop,
  grants,
  shelf,
  inbox,
  files,
  demo,
}

export type Contract = typeof contract
