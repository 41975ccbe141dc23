/**
 * A random UUID (version 4). WeChat offers no synchronous secure random source; a key only has
 * to be new for this person, and the cloud binds it to the caller.
 */
export function newKey(): string {
  return 'xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx'.replace(/[xy]/g, (place) => {
    const digit = Math.floor(Math.random() * 16)
    return (place === 'x' ? digit : (digit & 0x3) | 0x8).toString(16)
  })
}
