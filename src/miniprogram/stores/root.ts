import { createContext, useContext } from 'react'
import type { Api } from '../api'
import type { Clock } from '../clock'
import type { Platform } from '../platform/platform'
import { SessionStore } from './session'
import { SettingsStore } from './settings'

/** One store per concept, wired once. */
export class RootStore {
  readonly settings: SettingsStore
  readonly session: SessionStore

  constructor(
    readonly api: Api,
    readonly platform: Platform,
    readonly clock: Clock,
  ) {
    this.settings = new SettingsStore(platform)
    this.session = new SessionStore(api, platform)
  }
}

const StoresContext = createContext<RootStore | null>(null)

export const StoresProvider = StoresContext.Provider

export function useStores(): RootStore {
  const stores = useContext(StoresContext)
  if (!stores) throw new Error('No stores: the app did not provide them.')
  return stores
}
