import { engine } from './engine'
import { ensureMigrated } from './embedded'

/** Before all files: what each of them begins with. */
export default async () => {
  if (engine === 'pglite') await ensureMigrated()
}
