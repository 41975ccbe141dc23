import { createHmac } from 'node:crypto'
import type { WeChatSdk } from '../wechat/cloud'
import { extensionOf, type FileStore } from './store'

/**
 * Pictures in WeChat's cloud storage. The phone uploads them itself and shows them by their cloud id. A
 * certificate lies there under a name that only who may read it is told.
 */
export const cloudFiles = (
  sdk: Pick<WeChatSdk, 'getTempFileURL' | 'uploadFile'>,
  secret: string,
): FileStore => {
  const unguessable = (id: string) =>
    createHmac('sha256', secret).update(`certificate|${id}`).digest('base64url')
  const cloudPath = ({ id, type }: Parameters<FileStore['placeOf']>[0]) =>
    `pictures/${id}.${extensionOf[type]}`
  const temporary = async (place: string) => {
    const { fileList } = await sdk.getTempFileURL({ fileList: [place] })
    const [first] = fileList
    if (!first) throw new Error('cloud storage named no address for a file')
    return first.tempFileURL
  }
  return {
    placeOf: cloudPath,
    ticket: (file) => ({ to: 'cloud', cloudPath: cloudPath(file) }),
    // A cloud id ends with the path that this very file was given, so nobody can name another's picture.
    arrived: (file) =>
      Promise.resolve(
        file.cloudFileId?.startsWith('cloud://') && file.cloudFileId.endsWith(`/${cloudPath(file)}`)
          ? file.cloudFileId
          : null,
      ),
    keep: async ({ id, extension, body }) => {
      const { fileID } = await sdk.uploadFile({
        cloudPath: `documents/${id}.${extension}`,
        fileContent: body,
      })
      return fileID
    },
    link: ({ place }) => temporary(place),
    hand: async ({ districtId, id, make }) => {
      const { fileID: fileId } = await sdk.uploadFile({
        cloudPath: `certificates/${districtId}/${id}-${unguessable(id)}.pdf`,
        fileContent: await make(),
      })
      return { from: 'cloud', fileId }
    },
    url: ({ place }) => place,
    pendingUrl: ({ place }) => temporary(place),
  }
}
