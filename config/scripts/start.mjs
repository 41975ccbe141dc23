import { checkDataDirectory, checkPort, wantedPort } from './lib/address.mjs'
import { ensureBuilt } from './lib/builds.mjs'
import { cloud, demoEnvironment } from './lib/cloud.mjs'
import { prepare } from './lib/prepare.mjs'
import { runTogether } from './lib/run.mjs'
import { main } from './lib/say.mjs'

/** From a fresh clone to a running product; the cloud app says its address once it answers. */
await main(async () => {
  await checkPort(wantedPort())
  await prepare()
  checkDataDirectory()
  await ensureBuilt('h5')
  process.exitCode = await runTogether([{ ...cloud(), env: demoEnvironment() }])
})
