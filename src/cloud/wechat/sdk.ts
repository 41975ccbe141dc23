import type { WeChatSdk } from './cloud'

/** The cloud installs the SDK beside the function; it costs too much to load before it is needed. */
export const loadSdk = async (): Promise<WeChatSdk> => {
  const { default: sdk } = await import('wx-server-sdk')
  return sdk
}
