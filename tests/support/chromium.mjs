import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import { inRoot } from '../../config/scripts/lib/root.mjs'
import { findOnPath, installTool, isRoot, aptInstall } from '../../config/scripts/lib/tools.mjs'
import { say, Sentence } from '../../config/scripts/lib/say.mjs'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

const answers = (file) =>
  spawnSync(file, ['--version', '--no-sandbox'], { timeout: 20_000 }).status === 0
