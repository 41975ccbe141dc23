/// <reference types="@tarojs/taro" />

/** How the phone reaches the cloud; set when it is built (config/index.ts). */
declare const HAOLIN_TRANSPORT: 'cloud' | 'http'
/** The cloud's address for HTTP; empty: the address that served the page. */
declare const HAOLIN_API: string
/** Whether WeChat has opened the location to this mini-program; set when it is built. */
declare const HAOLIN_LOCATION: 'on' | 'off'
/** Ids of the WeChat message templates asked for on sign-up, separated by commas; empty: none. */
declare const HAOLIN_TEMPLATES: string

declare module '*.scss'
declare module '*.png' {
  const url: string
  export default url
}

declare namespace NodeJS {
  interface ProcessEnv {
    TARO_ENV: 'weapp' | 'h5'
  }
}
