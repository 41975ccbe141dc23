import { ownScenes } from './own'
import { residentScenes } from './residents'
import type { Scene } from './scene'
import { staffScenes } from './staff'

export const scenes: readonly Scene[] = [...residentScenes, ...ownScenes, ...staffScenes]
