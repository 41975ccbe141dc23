import { buildLocked, kinds } from './lib/builds.mjs'
import { prepare } from './lib/prepare.mjs'
import { main, Sentence } from './lib/say.mjs'

/** `--http <address>` makes a weapp build that talks to a cloud over HTTP instead of WeChat's. */
function settings(kind, args) {
  if (args.length === 0) return {}
  const [flag, address] = args
  if (kind !== 'weapp' || flag !== '--http')
    throw new Sentence(`npm run build:${kind} does not know ${flag}.`)
  if (!/^https?:\/\/\S+$/.test(address ?? '')) {
    throw new Sentence(
      'Please give the address too: npm run build:weapp -- --http http://127.0.0.1:8787',
    )
  }
  return { HAOLIN_TRANSPORT: 'http', HAOLIN_API: address.replace(/\/+$/, '') }
}

await main(async () => {
  const [kind, ...args] = process.argv.slice(2)
  if (!kinds.includes(kind)) throw new Sentence(`Say what to build: ${kinds.join(', ')}.`)
  const given = settings(kind, args)
  await prepare()
  await buildLocked(kind, given)
})
