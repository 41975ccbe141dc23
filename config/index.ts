import path from 'node:path'
import { defineConfig, type UserConfigExport } from '@tarojs/cli'
import developmentConfig from './dev'
import productionConfig from './prod'

const root = path.resolve(__dirname, '..')
const sourceRoot = 'src/miniprogram'
const inSource = (name: string): string => path.resolve(root, 'src', name)

/** What phone and cloud share lies outside of Taro's source root and has to be named. */
const sharedFolders = ['contract', 'domain', 'words'].map(inSource)

/**
 * How the phone reaches the cloud, chosen when it is built: `cloud` calls the WeChat cloud
 * function, `http` posts to `HAOLIN_API`. A browser always speaks HTTP, to the address that
 * served the page when no other is given.
 */
function transportConstants(target: string | undefined): Record<string, string> {
  const transport = target === 'h5' ? 'http' : (process.env.HAOLIN_TRANSPORT ?? 'cloud')
  return {
    HAOLIN_TRANSPORT: JSON.stringify(transport),
    HAOLIN_API: JSON.stringify(process.env.HAOLIN_API ?? ''),
    HAOLIN_LOCATION: JSON.stringify(process.env.HAOLIN_LOCATION === 'on' ? 'on' : 'off'),
    HAOLIN_TEMPLATES: JSON.stringify(process.env.HAOLIN_TEMPLATES ?? ''),
  }
}

const shared: UserConfigExport = {
  projectName: 'haolin',
  date: '2026-1-1',
  designWidth: 375,
  deviceRatio: { 375: 2, 640: 1.17, 750: 1, 828: 0.905 },
  sourceRoot,
  outputRoot: `dist/${process.env.TARO_ENV}`,
  framework: 'react',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  cache: { enable: true },
  logger: { quiet: true, stats: false },
  plugins: ['@tarojs/plugin-html', path.resolve(__dirname, 'aria.ts')],
  defineConstants: transportConstants(process.env.TARO_ENV),
  mini: {
    optimizeMainPackage: { enable: true },
    compile: { include: sharedFolders },
    postcss: { pxtransform: { enable: true, config: {} }, cssModules: { enable: false } },
    webpackChain: quieten,
  },
  h5: {
    publicPath: '/',
    staticDirectory: 'static',
    router: { mode: 'hash' },
    compile: { include: sharedFolders },
    postcss: {
      // One CSS pixel of the design is one CSS pixel in the browser: people zoom as they like.
      pxtransform: { enable: true, config: { methods: ['platform'] } },
      autoprefixer: { enable: true, config: {} },
      cssModules: { enable: false },
    },
    webpackChain(chain) {
      quieten(chain)
      // Sizes have a gate of their own, with the product's figures instead of webpack's.
      chain.performance.hints(false)
      // What two pages share is loaded once; by default each page would carry its own copy.
      chain.merge({
        optimization: {
          splitChunks: {
            cacheGroups: {
              shared: { name: 'shared', chunks: 'async', minChunks: 2, enforce: true },
            },
          },
        },
      })
    },
  },
}

/** The few things of webpack-chain that are used here; Taro's own types for it are `any` in part. */
interface Chain {
  get(key: string): unknown
  set(key: string, value: unknown): unknown
  cache(value: object): unknown
}

/** Taro names `src/app.config` as the cache's dependency, which does not exist here. */
function quieten(chain: Chain): void {
  const appConfig = path.resolve(root, sourceRoot, 'app.config.ts')
  const cache = chain.get('cache')
  // Taro's own modules cannot all be cached; webpack would say so at length.
  chain.set('infrastructureLogging', { level: 'error' })
  if (typeof cache !== 'object' || cache === null) return
  chain.cache({ ...cache, buildDependencies: { config: [__filename], files: [appConfig] } })
}

export default defineConfig((merge) =>
  process.env.NODE_ENV === 'development'
    ? merge({}, shared, developmentConfig)
    : merge({}, shared, productionConfig),
)
