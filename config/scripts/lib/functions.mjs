import fs from 'node:fs'
import { createRequire } from 'node:module'
import { inRoot } from './root.mjs'
import { bold, say, Sentence } from './say.mjs'

const require = createRequire(import.meta.url)

const largest = 600 * 1024

/**
 * What draws documents is larger than all else and seldom needed: a file of its own beside the function, which
 * loads it when the first document is asked for, with the full Chinese font and its licence.
 */
const drawing = {
  /** The timer answers nobody, so it never draws. */
  by: 'api',
  source: 'src/cloud/certificates/pdf/index.ts',
  file: 'pdf.js',
  font: { from: '400Regular/NotoSansSC_400Regular.ttf', to: 'NotoSansSC-Regular.ttf' },
  licence: { from: 'LICENSE_FONT', to: 'NotoSansSC-LICENSE.txt' },
}

const drawingBeside = {
  name: 'drawing-beside',
  setup(build) {
    const beside = { path: `./${drawing.file}`, external: true }
    build.onResolve({ filter: /^\.\.\/certificates\/pdf$/ }, () => beside)
  },
}

/** The calls of WeChat that src/cloud/wechat makes; both functions drain the outbox, so both make them. */
const permissions = {
  openapi: ['subscribeMessage.send', 'security.mediaCheckAsync', 'wxacode.getUnlimited'],
}

/** What WeChat reads beside each function's code. A timer is 7-field cron; there is one per function. */
const functions = {
  api: { permissions },
  tick: { permissions, triggers: [{ name: 'tick', type: 'timer', config: '0 * * * * * *' }] },
}

/** The cloud installs these itself from the function's own package.json; our main install never has them. */
const installedByCloud = { 'wx-server-sdk': '3.0.4' }

/**
 * Never part of a function: the embedded database is for one host only, and pg's native twin is optional, so
 * that what speaks to it has nothing to do here. They stay unresolved imports on paths that a function does not take.
 */
const absent = ['@electric-sql/pglite', '@electric-sql/pglite/*', 'pgpass']

const nativeAbsent = {
  name: 'native-absent',
  setup(build) {
    const twin = { path: 'pg/lib/native', external: true }
    build.onResolve({ filter: /^\.\/native$/ }, ({ importer }) =>
      /node_modules\/pg\/lib\//.test(importer) ? twin : undefined,
    )
  },
}

/** The types of column that our tables have, and those that the query builder itself asks about. */
const columnTypes =
  'bigint boolean common date integer json jsonb numeric text time timestamp uuid'.split(' ')

/**
 * What of the query builder a function has no use for: its own relations and views (our statements join tables, and
 * there is no view), its counting, keys and indexes.
 */
const unused =
  /[\\/]drizzle-orm[\\/](?:relations|pg-core[\\/](?:foreign-keys|indexes|view|query-builders[\\/](?:count|query|refresh-materialized-view)))\.js$/

/** A module whose names are all there, and say so when somebody uses one after all. */
const absentModule = (file) => {
  const [, names] = /^export \{([^}]*)\};$/m.exec(fs.readFileSync(file, 'utf8'))
  const exported = names.split(',').map((name) => name.trim())
  // Asked once for each database, whether or not there are any.
  const asked = 'extractTablesRelationalConfig'
  return [
    "function absent() { throw new Error('the functions are built without this') }",
    `const ${asked} = () => ({ tables: {}, tableNamesMap: {} })`,
    ...exported.map((name) => `export { ${name === asked ? asked : `absent as ${name}`} }`),
  ].join('\n')
}

/**
 * The query builder asks of every piece of a statement what it is, and looks through all names of its ancestors to
 * know its kin from another copy of itself. In one file there is one copy.
 */
const oneCopy = {
  name: 'one-copy',
  setup(build) {
    build.onLoad({ filter: /[\\/]drizzle-orm[\\/]entity\.js$/ }, ({ path: file }) => {
      const source = fs.readFileSync(file, 'utf8')
      const begins = source.indexOf('function is(')
      const ends = source.indexOf('export {')
      if (begins < 0 || ends < begins) throw new Error(`${file} is not written as it was`)
      const is = 'const is = (value, type) => value instanceof type\n'
      return { contents: source.slice(0, begins) + is + source.slice(ends) }
    })
  },
}

/**
 * What the libraries bring for ways that are not ours: reading answers in binary (ours come as text), relations and
 * views, and every type of column there is. A table that takes a new type does not build until the type is named above.
 */
const notOurWay = {
  name: 'not-our-way',
  setup(build) {
    const columns = String.raw`[\\/]drizzle-orm[\\/]pg-core[\\/]columns[\\/]`
    build.onLoad({ filter: /[\\/]pg-types[\\/]lib[\\/]binaryParsers\.js$/ }, () => ({
      contents: 'exports.init = () => undefined',
    }))
    // No answer of ours is a span of time.
    build.onLoad({ filter: /[\\/]postgres-interval[\\/]index\.js$/ }, () => ({
      contents: 'module.exports = (text) => text',
    }))
    // Whoever signs the server's certificate is asked about only where a connection is bound to it.
    build.onLoad({ filter: /[\\/]pg[\\/]lib[\\/]crypto[\\/]cert-signatures\.js$/ }, () => ({
      contents: 'exports.signatureAlgorithmHashFromCertificate = undefined',
    }))
    build.onLoad({ filter: unused }, ({ path: file }) => ({
      contents: absentModule(file),
    }))
    build.onLoad({ filter: new RegExp(String.raw`${columns}index\.js$`) }, () => ({
      contents: columnTypes.map((type) => `export * from './${type}.js'`).join('\n'),
    }))
    build.onLoad({ filter: new RegExp(String.raw`${columns}all\.js$`) }, () => ({
      contents: "export const getPgColumnBuilders = () => { throw new Error('name the types') }",
    }))
  },
}

/** A function is deployed on a database that was migrated before. */
const neverMigrates = {
  name: 'never-migrates',
  setup(build) {
    const filter = /[\\/]drizzle-orm[\\/](?:node-postgres[\\/])?migrator\.js$/
    build.onLoad({ filter }, ({ path: file }) => ({ contents: absentModule(file) }))
  },
}

/**
 * Keys, indexes and checks of the tables are for those who migrate: no statement reads them, and a function never
 * migrates. In the source of a table they are its last part.
 */
const withoutKeys = {
  name: 'without-keys',
  setup(build) {
    build.onLoad(
      { filter: /[\\/]src[\\/]cloud[\\/]db[\\/]tables[\\/]\w+\.ts$/ },
      ({ path: file }) => {
        const source = fs.readFileSync(file, 'utf8')
        const contents = source.replaceAll(/\n {2}\(t\) => \[(?:.*|\n[^]*?\n {2})\],\n\)/g, '\n)')
        return { loader: 'ts', contents }
      },
    )
  },
}

const foreign = /node_modules\/(?:react|react-dom|@tarojs|@nutui|mobx|@electric-sql)\//

const settings = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  minify: true,
  // What a stack in the log means stands in the map, which is kept apart and not uploaded.
  sourcemap: 'external',
  sourcesContent: false,
  // Chinese as it is, not as six characters for each one.
  charset: 'utf8',
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
  define: { 'process.env.NODE_ENV': '"production"' },
}

/** How the cloud's code becomes one file, wherever it runs. */
export const inOneFile = {
  ...settings,
  external: absent,
  plugins: [nativeAbsent, notOurWay, oneCopy, withoutKeys],
}

function write(name, file, content) {
  fs.writeFileSync(inRoot('dist', 'functions', name, file), `${JSON.stringify(content, null, 2)}\n`)
}

/** Bundles the deployable functions in WeChat's convention: one folder each, ready to upload. */
export async function bundleFunctions() {
  const { build } = await import('esbuild')
  for (const [name, config] of Object.entries(functions)) {
    fs.rmSync(inRoot('dist', 'functions', name), { recursive: true, force: true })
    const outfile = inRoot('dist', 'functions', name, 'index.js')
    const { metafile } = await build({
      ...inOneFile,
      absWorkingDir: inRoot(),
      entryPoints: [`src/cloud/functions/${name}/index.ts`],
      outfile,
      external: [...Object.keys(installedByCloud), ...inOneFile.external],
      plugins: [drawingBeside, neverMigrates, ...inOneFile.plugins],
    }).catch(() => {
      throw new Sentence(
        `The function ${name} could not be bundled; esbuild's own message stands above.`,
      )
    })
    if (name === drawing.by) await layDrawingBeside(build, name)
    keepMap(name)
    write(name, 'package.json', {
      name,
      version: '0.1.0',
      private: true,
      main: 'index.js',
      dependencies: installedByCloud,
    })
    write(name, 'config.json', config)
    gate(name, fs.statSync(outfile).size, Object.keys(metafile.inputs))
  }
}

/** The second file of a function, and the font that it reads. */
async function layDrawingBeside(build, name) {
  const outfile = inRoot('dist', 'functions', name, drawing.file)
  await build({
    ...settings,
    absWorkingDir: inRoot(),
    entryPoints: [drawing.source],
    outfile,
    // pdfkit asks where it lies, which only a module can say by itself.
    define: { ...settings.define, 'import.meta.url': 'whereItLies' },
    banner: { js: "const whereItLies=require('node:url').pathToFileURL(__filename).href;" },
  })
  for (const { from, to } of [drawing.font, drawing.licence]) {
    const installed = require.resolve(`@expo-google-fonts/noto-sans-sc/${from}`)
    fs.copyFileSync(installed, inRoot('dist', 'functions', name, to))
  }
  const size = fs.statSync(outfile).size / 1024
  say(`  ${bold(drawing.file.padEnd(6))} ${size.toFixed(0).padStart(5)} KB beside it`)
}

/** Names are dropped to save space; whoever reads a stack needs the map of the same build. */
function keepMap(name) {
  fs.mkdirSync(inRoot('dist', 'maps'), { recursive: true })
  for (const file of fs.readdirSync(inRoot('dist', 'functions', name))) {
    if (!file.endsWith('.map')) continue
    fs.renameSync(
      inRoot('dist', 'functions', name, file),
      inRoot('dist', 'maps', `${name}-${file}`),
    )
  }
}

function gate(name, size, inputs) {
  say(
    `  ${bold(name.padEnd(6))} ${(size / 1024).toFixed(0).padStart(5)} KB of ${largest / 1024} KB`,
  )
  if (size > largest)
    throw new Sentence(
      `The function ${name} is larger than ${largest / 1024} KB; look at what it imports.`,
    )
  const strangers = inputs.filter(
    (input) => foreign.test(input) || input.startsWith('src/miniprogram/'),
  )
  if (strangers.length > 0)
    throw new Sentence(`The function ${name} must not contain ${strangers.join(', ')}.`)
}
