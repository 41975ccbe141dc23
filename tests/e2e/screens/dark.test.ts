import { photographAll } from '../../support/e2e/screens/photograph'

photographAll('dark', { theme: 'dark' })
