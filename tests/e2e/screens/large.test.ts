import { photographAll } from '../../support/e2e/screens/photograph'

photographAll('large', { bigType: true })
