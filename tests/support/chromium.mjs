import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { inRoot } from '../../config/scripts/lib/root.mjs'
import { capture } from '../../config/scripts/lib/run.mjs'
import { say, Sentence } from '../../config/scripts/lib/say.mjs'
import { aptInstall, canUseApt, findProgram, npmTool } from '../../config/scripts/lib/tools.mjs'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const onMac = [
  '/Applications/Google Chrome.app/Contents/MacOS',
  '/Applications/Chromium.app/Contents/MacOS',
]

const chromiumPackage = '@sparticuz/chromium@143.0.4'
const fontPackage = '@expo-google-fonts/noto-sans-sc@0.4.3'

const installed = () =>
  process.env.HAOLIN_CHROMIUM ??
  findProgram(names) ??
  findProgram(['Google Chrome', 'Chromium'], onMac)

/**
 * Unpacks the Chromium that an npm package carries, with the libraries a bare machine may lack, and puts a
 * small script before it that points the loader to them. The package unpacks into the temporary folder, and
 * brings those libraries only where it believes to run in the cloud: so both are said to it.
 */
async function fromNpm() {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Sentence(
      'The browser tests need Chromium or Chrome. Please install one, or name it in HAOLIN_CHROMIUM.',
    )
  }
  const modules = await npmTool('chromium', [chromiumPackage])
  const unpacked = path.join(modules, '.unpacked')
  const launcher = path.join(unpacked, 'launch')
  if (fs.existsSync(launcher)) return launcher
  fs.mkdirSync(unpacked, { recursive: true })
  const unpack = `import chromium from '@sparticuz/chromium'; await chromium.executablePath()`
  const { code, output } = await capture(
    process.execPath,
    ['--input-type=module', '--eval', unpack],
    { cwd: path.dirname(modules), env: { TMPDIR: unpacked, AWS_LAMBDA_JS_RUNTIME: 'nodejs20.x' } },
  )
  if (code !== 0) throw new Sentence(`Chromium could not be unpacked: ${output}`)
  const script = [
    '#!/bin/sh',
    `LD_LIBRARY_PATH='${unpacked}/al2023/lib'"\${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}" \\`,
    `  exec '${unpacked}/chromium' "$@"`,
  ]
  fs.writeFileSync(launcher, `${script.join('\n')}\n`, { mode: 0o755 })
  return launcher
}

function knowsChinese() {
  const { status, stdout } = spawnSync('fc-list', [':lang=zh-cn', 'family'], { encoding: 'utf8' })
  return status === 0 && stdout.trim() !== ''
}

/** Without a Chinese font every sentence is a row of boxes, and the screenshots are worth nothing. */
async function fonts() {
  if (process.platform !== 'linux' || knowsChinese()) return {}
  if (canUseApt() && (await aptInstall('fonts-noto-cjk', 'fontconfig')) && knowsChinese()) return {}
  const modules = await npmTool('font', [fontPackage])
  const family = path.join(modules, '@expo-google-fonts', 'noto-sans-sc')
  const folders = ['400Regular', '500Medium', '700Bold'].map((each) => path.join(family, each))
  const file = inRoot('.cache', 'tools', 'font', 'fonts.conf')
  const lines = [
    '<?xml version="1.0"?>',
    '<fontconfig>',
    ...[...folders, '/usr/share/fonts'].map((folder) => `  <dir>${folder}</dir>`),
    `  <cachedir>${inRoot('.cache', 'tools', 'font', 'cache')}</cachedir>`,
    '</fontconfig>',
  ]
  fs.writeFileSync(file, `${lines.join('\n')}\n`)
  return { FONTCONFIG_FILE: file }
}

async function findOrGet() {
  const found = installed()
  if (found) return found
  say('There is no Chromium on this machine.')
  if (canUseApt() && (await aptInstall('chromium', 'fonts-noto-cjk'))) {
    const fresh = installed()
    if (fresh) return fresh
  }
  return fromNpm()
}

/** Finds a Chromium, or gets one; resolves to the environment in which the browser tests find it. */
export async function provideChromium() {
  const file = await findOrGet()
  say(`Browser: ${file}`)
  return { HAOLIN_CHROMIUM: file, ...(await fonts()) }
}
