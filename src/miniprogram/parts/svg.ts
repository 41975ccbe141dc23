/** A drawing as the address of an Image: WeChat shows SVG only this way. Attributes use single quotes. */
export function pictureOf(svg: string): string {
  const escaped = svg
    .replace(/%/g, '%25')
    .replace(/#/g, '%23')
    .replace(/</g, '%3C')
    .replace(/>/g, '%3E')
    .replace(/"/g, '%22')
  return `data:image/svg+xml;charset=utf-8,${escaped}`
}
