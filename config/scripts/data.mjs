import { cloud, demoEnvironment } from './lib/cloud.mjs'
import { prepare } from './lib/prepare.mjs'
import { runTogether } from './lib/run.mjs'
import { main } from './lib/say.mjs'

/** Works on the data without serving it: migrate, seed, reset or doctor, as the cloud app's own door knows them. */
await main(async () => {
  await prepare()
  process.exitCode = await runTogether([
    { ...cloud(...process.argv.slice(2)), env: demoEnvironment() },
  ])
})
