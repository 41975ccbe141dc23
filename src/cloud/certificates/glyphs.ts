import type { Deps } from '../deps'

/** The first character of a text that the font cannot print; null when it can print all of them. */
export const missingGlyph = async (
  { fontFile, loadDrawing }: Deps,
  text: string,
): Promise<string | null> => {
  if (text === '') return null
  const { lackingIn } = await loadDrawing()
  return lackingIn(fontFile, text)
}
