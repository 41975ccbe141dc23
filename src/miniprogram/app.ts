import { observer } from 'mobx-react-lite'
import { createElement } from 'react'
import type { PropsWithChildren, ReactElement } from 'react'
import { createApi } from './api'
import './app.scss'
import { createClock } from './clock'
import { LookContext } from './parts/look'
import { platform } from './platform'
import { RootStore, StoresProvider } from './stores/root'

const clock = createClock(Date.now, platform.storage)
const stores = new RootStore(createApi(platform, clock), platform, clock)

// Who is looking is asked while the first page is still being drawn.
void stores.session.ready()

/** The look follows the settings; pages and parts only read it. */
const Looked = observer(function Looked({ children }: PropsWithChildren): ReactElement {
  const { rootClass, textScale } = stores.settings
  const paint = (): void => {
    stores.settings.paint()
  }
  return createElement(LookContext.Provider, { value: { rootClass, textScale, paint } }, children)
})

export default function App({ children }: PropsWithChildren): ReactElement {
  return createElement(StoresProvider, { value: stores }, createElement(Looked, null, children))
}
