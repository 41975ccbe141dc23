import { cloud, demoEnvironment } from './lib/cloud.mjs'
import { prepare } from './lib/prepare.mjs'
import { runTogether } from './lib/run.mjs'
import { main } from './lib/say.mjs'

await main(async () => {
  await prepare()
  process.exitCode = await runTogether([
    { ...cloud('doctor', ...process.argv.slice(2)), env: demoEnvironment() },
  ])
})
