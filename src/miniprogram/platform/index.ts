import { browserPlatform } from './h5'
import type { Platform } from './platform'
import { wechatPlatform } from './weapp'

export type * from './platform'

/** The twin that this build is for; the other one is dropped when building. */
export const platform: Platform =
  process.env.TARO_ENV === 'weapp' ? wechatPlatform() : browserPlatform()
