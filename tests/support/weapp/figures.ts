/** Tells a measured figure on the terminal, beside the bar that it is held to. */
export const tellFigure = (what: string, figure: number, unit: string, bar?: number): void => {
  const held = bar === undefined ? '' : ` (bar: ${bar} ${unit})`
  process.stderr.write(`  figure: ${what}: ${figure} ${unit}${held}\n`)
}

/** The size of what is drawn, as WeChat counts it for its performance score. */
export const measure = (host: Element) => {
  const elements = [...host.querySelectorAll('*')]
  const depthOf = (element: Element): number =>
    element === host || !element.parentElement ? 0 : 1 + depthOf(element.parentElement)
  return {
    nodes: elements.length,
    depth: Math.max(0, ...elements.map(depthOf)),
    children: Math.max(0, ...elements.map((element) => element.childElementCount)),
  }
}
