import type { UserConfigExport } from '@tarojs/cli'

/** While developing, the browser build is served apart and asks the cloud app beside it. */
const developmentConfig: UserConfigExport = {
  logger: { quiet: false, stats: true },
  h5: {
    devServer: {
      host: '127.0.0.1',
      port: Number(process.env.HAOLIN_DEV_PORT ?? 10086),
      open: false,
      // The page reloads as a whole: keeping its state would need one more plugin of webpack.
      hot: false,
      proxy: {
        '/rpc': { target: `http://127.0.0.1:${process.env.PORT ?? '8787'}` },
        '/files': { target: `http://127.0.0.1:${process.env.PORT ?? '8787'}` },
      },
    },
  },
}

export default developmentConfig
