/** The cloud installs this package beside each function; the project itself never does. */
declare module 'wx-server-sdk' {
  const sdk: import('../src/cloud/wechat/cloud').WeChatSdk
  export default sdk
}
