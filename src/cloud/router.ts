import type { Deps } from './deps'
import { activities } from './activities/router'
import { attendance } from './attendance/router'
import { certificates } from './certificates/router'
import { budgets } from './budgets/router'
import { demo } from './demo/router'
import { households } from './families/router-households'
import { families } from './families/router'
import { feedback } from './feedback/router'
import { files } from './files/router'
import { hours } from './hours/router'
import { grants } from './grants/router'
import { inbox } from './inbox/router'
import { orgs } from './orgs/router'
import { points } from './points/router'
import { myRecord } from './my-record/router'
import { rules } from './rules/router'
import { series } from './series/router'
import { session } from './session/router'
import { shop } from './shop/router'
import { shelf } from './shop/router-shelf'
import { signups } from './signups/router'

const router = {
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
}

/** The demonstration's procedures exist only where the demonstration is on. */
export const routerFor = (deps: Deps) => (deps.demo ? { ...router, demo } : router)
