import { readFileSync, readdirSync, statSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { join, resolve } from 'node:path'

const dist = resolve(__dirname, '../../dist')

const scripts = (build: string) =>
  readdirSync(join(dist, build), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.js'))
    .map((file) => ({ file, text: readFileSync(join(dist, build, file), 'utf8') }))

const filesWith = (build: string, pattern: RegExp) =>
  scripts(build)
    .filter(({ text }) => pattern.test(text))
    .map(({ file }) => file)

const imports = (names: readonly string[]) =>
  new RegExp(`(?:require|import)\\(["'](?:${names.join('|')})["']\\)`)

const nodeOnly = imports([
  'node:[a-z_/]+',
  ...builtinModules.filter((name) => /^[a-z]+$/.test(name)),
])

/** Names that survive minifying, because they are strings or properties of the thing itself. */
const ofTheCloud = /drizzle:|pg-protocol|node-postgres|DATABASE_URL|HAOLIN_SECRET|wx-server-sdk/

describe.each(['h5', 'weapp'])('the phone as built for %s', (build) => {
  test('has scripts to look at', () => {
    expect(scripts(build).length).toBeGreaterThan(3)
  })

  test('asks for nothing that only Node has', () => {
    expect(filesWith(build, nodeOnly)).toEqual([])
  })

  test('carries no database, no secret and nothing else of the cloud', () => {
    expect(filesWith(build, ofTheCloud)).toEqual([])
  })
})

test('the mini-program asks WeChat for nothing that WeChat lacks', () => {
  expect(
    filesWith('weapp', /new AbortController\b|new TextEncoder\b|new Headers\(|\bnew Intl\./),
  ).toEqual([])
})

describe.each(['api', 'tick'])('the function %s', (name) => {
  const folder = join(dist, 'functions', name)
  const text = () => readFileSync(join(folder, 'index.js'), 'utf8')

  test('fits into 600 KB', () => {
    expect(text().length).toBeLessThan(600 * 1024)
  })

  test('carries neither React nor Taro nor the embedded database', () => {
    expect(text()).not.toMatch(/react\.element|@tarojs|pglite\.wasm|pglite\.data/)
    expect(text()).toMatch(/drizzle:/)
  })

  test("leaves WeChat's kit to the cloud, which installs it from the function's own list", () => {
    const listed: unknown = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
    expect(listed).toHaveProperty('main', 'index.js')
    expect(listed).toHaveProperty(['dependencies', 'wx-server-sdk'])
    const config: unknown = JSON.parse(readFileSync(join(folder, 'config.json'), 'utf8'))
    expect(config).toHaveProperty('permissions.openapi')
  })
})

test('the tick is called each minute by a timer with seven fields', () => {
  const config: unknown = JSON.parse(readFileSync(join(dist, 'functions/tick/config.json'), 'utf8'))
  expect(config).toMatchObject({ triggers: [{ type: 'timer', config: '0 * * * * * *' }] })
})

describe('the drawing of documents', () => {
  const folder = join(dist, 'functions', 'api')

  test('lies beside the function, which only names it', () => {
    const has = (file: string, word: string) =>
      readFileSync(join(folder, file), 'utf8').includes(word)
    expect(has('index.js', 'PDFDocument')).toBe(false)
    expect(has('index.js', '"./pdf.js"')).toBe(true)
    expect(has('pdf.js', 'PDFDocument')).toBe(true)
  })

  test('has the full font and its licence beside it', () => {
    expect(statSync(join(folder, 'NotoSansSC-Regular.ttf')).size).toBeGreaterThan(10_000_000)
    expect(readFileSync(join(folder, 'NotoSansSC-LICENSE.txt'), 'utf8')).toContain(
      'SIL OPEN FONT LICENSE',
    )
  })

  test('is not carried by the timer', () => {
    expect(readdirSync(join(dist, 'functions', 'tick')).sort()).toEqual([
      'config.json',
      'index.js',
      'package.json',
    ])
  })
})
