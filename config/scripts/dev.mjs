import { checkDataDirectory, checkPort, wantedPort } from './lib/address.mjs'
import { demoEnvironment } from './lib/cloud.mjs'
import { prepare } from './lib/prepare.mjs'
import { runTogether } from './lib/run.mjs'
import { bold, main, say } from './lib/say.mjs'

/** Both sides watch their source: the browser reloads, the cloud app restarts. */
await main(async () => {
  const port = wantedPort()
  const pagePort = Number(process.env.HAOLIN_DEV_PORT ?? 10_086)
  await checkPort(port)
  await checkPort(pagePort, 'HAOLIN_DEV_PORT')
  await prepare()
  checkDataDirectory()
  say(
    `The pages that follow your edits: ${bold(`http://127.0.0.1:${pagePort}/?as=resident`)} (once built)`,
  )
  process.exitCode = await runTogether([
    {
      command: 'taro',
      args: ['build', '--type', 'h5', '--watch'],
      env: { NODE_ENV: 'development', PORT: String(port), HAOLIN_API: '' },
    },
    {
      command: 'tsx',
      args: ['watch', '--clear-screen=false', 'src/cloud/local.ts'],
      env: { PORT: String(port), ...demoEnvironment() },
    },
  ])
})
