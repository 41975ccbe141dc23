import { createElement } from 'react'
import type { PropsWithChildren, ReactElement } from 'react'
import { createApi } from './api'
import './app.scss'
import { createClock } from './clock'
import { platform } from './platform'
import { RootStore, StoresProvider } from './stores/root'

const clock = createClock()
const stores = new RootStore(createApi(platform, clock), platform, clock)

// Who is looking is asked while the first page is still being drawn.
void stores.session.ready()

export default function App({ children }: PropsWithChildren): ReactElement {
  return createElement(StoresProvider, { value: stores }, children)
}
