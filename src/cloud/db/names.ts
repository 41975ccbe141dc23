/**
 * Statements of the hot paths have names: each connection has them parsed and planned once. Some poolers give each
 * transaction another connection and do not know whose statement a name is; for those nothing is named.
 */
const naming = { on: true }

export const nameNothing = () => {
  naming.on = false
}

/** The name of a statement whose text never changes; empty, and so none, where nothing is named. */
export const named = (name: string) => (naming.on ? `haolin_${name}` : '')
