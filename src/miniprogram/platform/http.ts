import Taro from '@tarojs/taro'
import type { CloudAnswer, CloudCall } from './platform'

/** The cloud app over HTTP; refusals too come with an answer in the body, whatever the status. */
export async function postToCloud(call: CloudCall): Promise<CloudAnswer> {
  try {
    const response = await Taro.request<unknown>({
      url: `${HAOLIN_API}/rpc`,
      method: 'POST',
      header: { 'content-type': 'application/json' },
      data: JSON.stringify(call),
      timeout: 15_000,
    })
    return { reached: true, answer: response.data }
  } catch {
    return { reached: false, failure: 'offline' }
  }
}

/** A path the cloud gave, completed by the cloud's own address. */
export function absoluteUrl(url: string): string {
  return url.startsWith('/') ? `${HAOLIN_API}${url}` : url
}
