import Taro from '@tarojs/taro'
import type { Query } from './platform'

export function pathOf(route: string, query: Query = {}): string {
  const pairs = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
  return `/${route}/index${pairs.length > 0 ? `?${pairs.join('&')}` : ''}`
}

/** Milliseconds in which a second tap on the same thing means the first one. */
const doubleTap = 600

let last = { url: '', at: 0 }

export function navigate(route: string, query?: Query): void {
  const url = pathOf(route, query)
  const now = Date.now()
  // The page takes a moment to come: an impatient second tap must not stack it twice.
  if (url === last.url && now - last.at < doubleTap) return
  last = { url, at: now }
  // WeChat stacks ten pages at the most; the eleventh takes the place of the tenth.
  const isDeep = Taro.getCurrentPages().length >= 9
  void (isDeep ? Taro.redirectTo({ url }) : Taro.navigateTo({ url }))
}

export function redirect(route: string, query?: Query): void {
  void Taro.redirectTo({ url: pathOf(route, query) })
}

export function switchTab(route: string): void {
  void Taro.switchTab({ url: pathOf(route) })
}

export function back(otherwise = 'pages/home'): void {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack()
  else switchTab(otherwise)
}

export function endRefresh(): void {
  Taro.stopPullDownRefresh()
}

/** Taro leaves the values as they stood in the address on weapp and decodes them on H5. */
export function routeQuery(): Query {
  const params = Taro.getCurrentInstance().router?.params ?? {}
  const query: Record<string, string> = {}
  for (const [name, value] of Object.entries(params)) {
    if (typeof value === 'string' && !name.startsWith('$')) query[name] = decoded(value)
  }
  return query
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}
