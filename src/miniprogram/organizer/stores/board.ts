import type { Api } from '../../api'

export type Board = Awaited<ReturnType<Api['attendance']['board']>>
export type BoardParty = Board['parties'][number]
export type BoardPerson = BoardParty['people'][number]
export type Checked = Awaited<ReturnType<Api['attendance']['rollCall']>>
